// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/softplus.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Softplus at known points")
{
    CHECK(value_at<Softplus<>>(0.0) == Approx(0.6931471805599453)); // torch.nn.functional.softplus(0)
    static_assert(value_at<Softplus<>>(20.5) == 20.5 && slope_at<Softplus<>>(20.5) == 1);
    static_assert(value_at<Softplus<2.0, 4.0>>(2.25) == 2.25 && value_at<Softplus<2.0, 4.0>>(2.0) > 2);
    CHECK(slope_at<Softplus<2.0>>(1.0) == Approx(0.8807970779778823)); // sigmoid(2)
}

TEST_CASE("Softplus obeys the laws of an activation")
{
    // 20, where Softplus<> jumps by 2e-9, is one of the points that differences are taken at
    laws::activation<Softplus<1.0, 19.0>>();
    laws::activation<Softplus<2.5, 5.0>>();
}
