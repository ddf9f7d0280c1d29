// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/leaky_relu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("LeakyReLU at known points")
{
    static_assert(value_at<LeakyReLU<>>(2.5) == 2.5 && value_at<LeakyReLU<0.25>>(-2.0) == -0.5);
    static_assert(slope_at<LeakyReLU<>>(2.5) == 1 && slope_at<LeakyReLU<0.25>>(-2.0) == 0.25);
    static_assert(slope_at<LeakyReLU<0.25>>(0.0) == 0.25); // as PyTorch has it
    static_assert(Chain<LeakyReLU<>>::kept == Kept::output);
}

TEST_CASE("LeakyReLU obeys the laws of an activation")
{
    laws::activation<LeakyReLU<>>();
    laws::activation<LeakyReLU<0.0>>();
}
