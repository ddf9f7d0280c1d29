// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/silu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("SiLU at known points")
{
    static_assert(value_at<SiLU>(0.0) == 0 && slope_at<SiLU>(0.0) == 0.5);
    CHECK(value_at<SiLU>(1.0) == Approx(0.7310585786300049)); // torch.nn.functional.silu(1)
}

TEST_CASE("SiLU obeys the laws of an activation") { laws::activation<SiLU>(); }
