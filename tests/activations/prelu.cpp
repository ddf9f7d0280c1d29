// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/prelu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("PReLU at known points, whatever its weight is")
{
    static_assert(value_at<PReLU<>>(2.5, 0.25) == 2.5 && value_at<PReLU<>>(-2.0, 0.25) == -0.5);
    static_assert(slope_at<PReLU<>>(2.5, 0.25) == 1 && slope_at<PReLU<>>(-2.0, 0.25) == 0.25);
    static_assert(slope_at<PReLU<>>(0.0, 0.25) == 0.25); // as PyTorch has it
    static_assert(symbol::evaluate<Derivative<PReLU<>, 1>>(-2.0, 0.25) == -2);
    static_assert(PReLU<>::parameters[0].size() == 1 && PReLU<5>::parameters[0].size() == 5);
    static_assert(PReLU<>::parameters[0].initial == 0.25);
}

TEST_CASE("PReLU obeys the laws of an activation")
{
    laws::activation<PReLU<>>();
    laws::activation<PReLU<>>({.trained = {-0.5}});
}
