// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/tanhshrink.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Tanhshrink at known points")
{
    static_assert(value_at<Tanhshrink>(0.0) == 0 && slope_at<Tanhshrink>(0.0) == 0);
    CHECK(value_at<Tanhshrink>(1.0) == Approx(0.2384058440442351)); // torch.nn.functional.tanhshrink(1)
}

TEST_CASE("Tanhshrink obeys the laws of an activation") { laws::activation<Tanhshrink>(); }
