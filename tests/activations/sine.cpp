// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/sine.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Sine at known points")
{
    CHECK(value_at<Sine<1.0>>(1.0) == Approx(0.8414709848078965)); // sin(1)
    CHECK(value_at<Sine<>>(0.1) == Approx(0.1411200080598672));    // sin(3)
    static_assert(slope_at<Sine<>>(0.0) == 30);
}

TEST_CASE("Sine obeys the laws of an activation")
{
    laws::activation<Sine<1.0>>();
    // the rounding of omega x, half an ulp of it, is multiplied by omega in the slope
    laws::activation<Sine<3.0>>({.most = 16});
    laws::is_finite_far_out<float>(laws::Trial<Sine<>>{});
}
