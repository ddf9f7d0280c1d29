// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/hardshrink.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Hardshrink at known points")
{
    static_assert(value_at<Hardshrink<>>(2.0) == 2 && value_at<Hardshrink<>>(-0.5) == 0);
    static_assert(value_at<Hardshrink<2.0>>(-1.5) == 0 && value_at<Hardshrink<>>(-0.75) == -0.75);
    static_assert(slope_at<Hardshrink<>>(0.5) == 0 && slope_at<Hardshrink<>>(-0.5) == 0); // as PyTorch has it
    static_assert(slope_at<Hardshrink<>>(0.75) == 1 && Chain<Hardshrink<>>::kept == Kept::output);
}

TEST_CASE("Hardshrink obeys the laws of an activation") { laws::activation<Hardshrink<>>(); }
