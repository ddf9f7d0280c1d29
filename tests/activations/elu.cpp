// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/elu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("ELU at known points")
{
    static_assert(value_at<ELU<>>(2.5) == 2.5 && value_at<ELU<2.0>>(-1e4) == -2);
    CHECK(value_at<ELU<>>(-1.0) == Approx(-0.6321205588285577));                // torch.nn.functional.elu(-1)
    static_assert(slope_at<ELU<>>(2.5) == 1 && slope_at<ELU<0.5>>(0.0) == 0.5); // as PyTorch has it
    static_assert(Chain<ELU<>>::kept == Kept::output);
}

TEST_CASE("ELU obeys the laws of an activation")
{
    laws::activation<ELU<>>();
    laws::activation<ELU<0.5>>();
}
