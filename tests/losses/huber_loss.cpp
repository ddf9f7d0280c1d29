// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/huber_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("HuberLoss is squared up to Delta and straight beyond")
{
    static_assert(Loss<HuberLoss<>>);
    static_assert(value<HuberLoss<>>(1.5, 1) == 0.125 && slope<HuberLoss<>>(1.5, 1) == 0.5);
    static_assert(value<HuberLoss<Mean, 2.0>>(4, 1) == 4 && slope<HuberLoss<Mean, 2.0>>(-4, 1) == -2);
    static_assert(slope<HuberLoss<Mean, 2.0>>(3, 1) == 2);
}

TEST_CASE("HuberLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(HuberLoss<Sum, 1.5>{}, HuberLoss<Mean, 1.5>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(HuberLoss<Mean, 1.5>{});
}
