// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/hyperbolic.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto our_sinh = [](auto x) { return math::sinh(x); };
constexpr auto our_cosh = [](auto x) { return math::cosh(x); };
constexpr auto our_tanh = [](auto x) { return math::tanh(x); };
constexpr auto std_sinh = [](auto x) { return std::sinh(x); };
constexpr auto std_cosh = [](auto x) { return std::cosh(x); };
constexpr auto std_tanh = [](auto x) { return std::tanh(x); };

TEST_CASE("sinh in constant evaluation")
{
    check_constant_evaluation<-3.0, 3.0, our_sinh, std_sinh>();
    check_constant_evaluation<-80.0, 80.0, our_sinh, std_sinh>();
}

TEST_CASE("cosh in constant evaluation")
{
    check_constant_evaluation<-3.0, 3.0, our_cosh, std_cosh>();
    check_constant_evaluation<-80.0, 80.0, our_cosh, std_cosh>();
    static_assert(math::cosh(89.0F) > 2e38F); // exp(89) itself is beyond float
}

TEST_CASE("tanh in constant evaluation")
{
    check_constant_evaluation<-20.0, 20.0, our_tanh, std_tanh>();
    check_constant_evaluation<-1e-2, 1e-2, our_tanh, std_tanh>();
    static_assert(math::tanh(1e4) == 1 && math::tanh(-1e4F) == -1);
}
