// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/gelu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("GELU at known points")
{
    static_assert(value_at<GELU>(0.0) == 0 && slope_at<GELU>(0.0) == 0.5);
    CHECK(value_at<GELU>(1.0) == Approx(0.8413447460685429)); // torch.nn.functional.gelu(1)
    CHECK(value_at<GELU>(-1e30F) == 0);
    CHECK(slope_at<GELU>(1e30F) == 1);
}

TEST_CASE("GELU obeys the laws of an activation") { laws::activation<GELU>(); }
