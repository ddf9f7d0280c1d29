// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/trigonometric.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto our_sin = [](auto x) { return math::sin(x); };
constexpr auto our_cos = [](auto x) { return math::cos(x); };
constexpr auto std_sin = [](auto x) { return std::sin(x); };
constexpr auto std_cos = [](auto x) { return std::cos(x); };

template <double x>
concept HasSine = requires { typename std::bool_constant<(math::sin(x), true)>; };

TEST_CASE("sin in constant evaluation")
{
    check_constant_evaluation<-4.0, 4.0, our_sin, std_sin>();
    check_constant_evaluation<-1e6, 1e6, our_sin, std_sin>();
    static_assert(math::sin(3.141592653589793) > 1.2246467991473e-16 &&
                  math::sin(3.141592653589793) < 1.2246467991474e-16);
    static_assert(HasSine<1e6> && !HasSine<1.1e6>);
}

TEST_CASE("cos in constant evaluation")
{
    check_constant_evaluation<-4.0, 4.0, our_cos, std_cos>();
    check_constant_evaluation<-1e6, 1e6, our_cos, std_cos>();
    static_assert(math::cos(0.0) == 1);
}
