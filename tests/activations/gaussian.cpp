// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/gaussian.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Gaussian at known points")
{
    static_assert(value_at<Gaussian>(0.0) == 1 && slope_at<Gaussian>(0.0) == 0);
    CHECK(value_at<Gaussian>(-1.0) == Approx(0.36787944117144233)); // exp(-1)
    CHECK(value_at<Gaussian>(1e30F) == 0);
}

TEST_CASE("Gaussian obeys the laws of an activation") { laws::activation<Gaussian>(); }
