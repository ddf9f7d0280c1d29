// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/hardsigmoid.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Hardsigmoid at known points")
{
    static_assert(value_at<Hardsigmoid>(-4.0) == 0 && value_at<Hardsigmoid>(0.0) == 0.5);
    static_assert(value_at<Hardsigmoid>(3.0) == 1 && value_at<Hardsigmoid>(3.0F) == 1);
    static_assert(slope_at<Hardsigmoid>(2.0) == 1.0 / 6);
    static_assert(slope_at<Hardsigmoid>(-3.0) == 0 && slope_at<Hardsigmoid>(3.0) == 0); // as PyTorch has it
}

TEST_CASE("Hardsigmoid obeys the laws of an activation") { laws::activation<Hardsigmoid>(); }
