// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/celu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("CELU at known points")
{
    static_assert(value_at<CELU<>>(2.5) == 2.5 && value_at<CELU<2.0>>(-1e4) == -2);
    CHECK(value_at<CELU<2.0>>(-2.0) == Approx(-1.2642411176571153)); // torch.celu(-2, 2)
    CHECK(value_at<CELU<-2.0>>(-2.0) == Approx(-3.43656365691809));  // torch.celu(-2, -2)
    static_assert(slope_at<CELU<2.5>>(0.0) == 1);
    static_assert(Chain<CELU<>>::kept == Kept::output);
}

TEST_CASE("CELU obeys the laws of an activation")
{
    laws::activation<CELU<>>();
    laws::activation<CELU<2.5>>();
}
