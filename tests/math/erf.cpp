// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/erf.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto our_erf = [](auto x) { return math::erf(x); };
constexpr auto std_erf = [](auto x) { return std::erf(x); };

TEST_CASE("erf in constant evaluation")
{
    check_constant_evaluation<-4.0, 4.0, our_erf, std_erf>();
    check_constant_evaluation<-1e-2, 1e-2, our_erf, std_erf>();
    static_assert(math::erf(20.0) == 1 && math::erf(-1e300) == -1);
}
