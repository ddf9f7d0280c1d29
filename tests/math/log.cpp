// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/log.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto our_log = [](auto x) { return math::log(x); };
constexpr auto our_log1p = [](auto x) { return math::log1p(x); };
constexpr auto std_log = [](auto x) { return std::log(x); };
constexpr auto std_log1p = [](auto x) { return std::log1p(x); };

TEST_CASE("log in constant evaluation")
{
    check_constant_evaluation<1e-30, 1e30, our_log, std_log>();
    check_constant_evaluation<0.05, 4.0, our_log, std_log>();
    static_assert(math::log(1.0) == 0 && math::log(0.0) == -std::numeric_limits<double>::infinity());
    static_assert(math::log(-1.0) != math::log(-1.0));
    static_assert(math::log(5.6e-309) < -709.7 && math::log(5.6e-309) > -709.8);
}

TEST_CASE("log1p in constant evaluation")
{
    check_constant_evaluation<-0.95, 40.0, our_log1p, std_log1p>();
    check_constant_evaluation<-1e-3, 1e-3, our_log1p, std_log1p>();
    check_constant_evaluation<1e10, 1e30, our_log1p, std_log1p>();
    static_assert(math::log1p(-1.0) == -std::numeric_limits<double>::infinity() && math::log1p(0.0) == 0);
}
