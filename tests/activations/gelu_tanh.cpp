// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/gelu_tanh.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("GELUTanh at known points")
{
    static_assert(value_at<GELUTanh>(0.0) == 0 && slope_at<GELUTanh>(0.0) == 0.5);
    CHECK(value_at<GELUTanh>(1.0) ==
          Approx(0.8411919906082768)); // torch.nn.functional.gelu(1, approximate="tanh")
}

TEST_CASE("GELUTanh obeys the laws of an activation") { laws::activation<GELUTanh>({.most = 16}); }
