// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/softshrink.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Softshrink at known points")
{
    static_assert(value_at<Softshrink<>>(2.0) == 1.5 && value_at<Softshrink<>>(-2.0) == -1.5);
    static_assert(value_at<Softshrink<>>(0.25) == 0 && value_at<Softshrink<2.0>>(-1.5) == 0);
    static_assert(slope_at<Softshrink<>>(0.5) == 0 && slope_at<Softshrink<>>(-0.5) == 0); // as PyTorch has it
    static_assert(slope_at<Softshrink<>>(0.75) == 1 && Chain<Softshrink<>>::kept == Kept::output);
}

TEST_CASE("Softshrink obeys the laws of an activation") { laws::activation<Softshrink<>>(); }
