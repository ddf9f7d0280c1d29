// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/smooth_l1_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("SmoothL1Loss is squared up to Beta and straight beyond")
{
    static_assert(Loss<SmoothL1Loss<>> && Loss<SmoothL1Loss<Sum, 0.0>>);
    static_assert(value<SmoothL1Loss<>>(1.5, 1) == 0.125 && slope<SmoothL1Loss<>>(1.5, 1) == 0.5);
    static_assert(value<SmoothL1Loss<>>(4, 1) == 2.5 && slope<SmoothL1Loss<>>(-4, 1) == -1);
    static_assert(value<SmoothL1Loss<Mean, 0.5>>(1.25, 1) == 0.0625);
    static_assert(value<SmoothL1Loss<Mean, 0.5>>(3, 1) == 1.75 &&
                  slope<SmoothL1Loss<Mean, 0.5>>(1.5, 1) == 1);
}

TEST_CASE("SmoothL1Loss with Beta 0 is L1Loss")
{
    static_assert(std::same_as<LossValue<SmoothL1Loss<Mean, 0.0>>, LossValue<L1Loss<>>>);
}

TEST_CASE("SmoothL1Loss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(SmoothL1Loss<Sum, 1.5>{}, SmoothL1Loss<Mean, 1.5>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(SmoothL1Loss<Mean, 1.5>{});
}
