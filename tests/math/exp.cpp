// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/exp.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto our_exp = [](auto x) { return math::exp(x); };
constexpr auto our_expm1 = [](auto x) { return math::expm1(x); };
constexpr auto std_exp = [](auto x) { return std::exp(x); };
constexpr auto std_expm1 = [](auto x) { return std::expm1(x); };

TEST_CASE("exp in constant evaluation")
{
    check_constant_evaluation<-80.0, 80.0, our_exp, std_exp>();
    check_constant_evaluation<-1.0, 1.0, our_exp, std_exp>();
    static_assert(math::exp(0.0) == 1 && math::exp(1000.0) == std::numeric_limits<double>::infinity());
    static_assert(math::exp(-1e6) == 0 && math::exp(-0.0F) == 1);
    static_assert(math::exp(88.7F) < std::numeric_limits<float>::infinity() && math::exp(-100.0F) > 0);
    static_assert(math::exp(std::numeric_limits<double>::quiet_NaN()) != math::exp(0.0));
}

TEST_CASE("expm1 in constant evaluation")
{
    check_constant_evaluation<-40.0, 80.0, our_expm1, std_expm1>();
    check_constant_evaluation<-1e-3, 1e-3, our_expm1, std_expm1>();
    static_assert(math::expm1(-1e6) == -1 && math::expm1(0.0) == 0);
}
