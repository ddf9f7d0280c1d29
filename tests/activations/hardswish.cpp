// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/hardswish.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Hardswish at known points")
{
    static_assert(value_at<Hardswish>(-4.0) == 0 && value_at<Hardswish>(3.0) == 3);
    static_assert(value_at<Hardswish>(1.5) == 1.125 && slope_at<Hardswish>(1.5) == 1);
    static_assert(slope_at<Hardswish>(-3.0) == 0 && slope_at<Hardswish>(3.0) == 1); // as PyTorch has it
}

TEST_CASE("Hardswish obeys the laws of an activation") { laws::activation<Hardswish>(); }
