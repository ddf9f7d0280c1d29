// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/threshold.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Threshold at known points")
{
    static_assert(value_at<Threshold<0.5, -2.0>>(0.75) == 0.75 && value_at<Threshold<0.5, -2.0>>(0.5) == -2);
    static_assert(slope_at<Threshold<0.5, -2.0>>(0.75) == 1);
    static_assert(slope_at<Threshold<0.5, -2.0>>(0.5) == 0); // as PyTorch has it
}

TEST_CASE("Threshold obeys the laws of an activation") { laws::activation<Threshold<0.5, -2.0>>(); }
