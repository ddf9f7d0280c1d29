// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/quantile_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("QuantileLoss weighs what lies below and above")
{
    static_assert(Loss<QuantileLoss<>>);
    static_assert(value<QuantileLoss<Mean, 0.75>>(1, 3) == 1.5 &&
                  slope<QuantileLoss<Mean, 0.75>>(1, 3) == -0.75);
    static_assert(value<QuantileLoss<Mean, 0.75>>(3, 1) == 0.5 &&
                  slope<QuantileLoss<Mean, 0.75>>(3, 1) == 0.25);
    static_assert(value<QuantileLoss<>>(3, 1) == 1 && slope<QuantileLoss<Mean, 0.75>>(2, 2) == 0);
}

TEST_CASE("QuantileLoss is least at the quantile of the targets")
{
    auto const loss = [](double y) {
        double sum = 0;
        for (int t = 0; t <= 100; ++t) sum += value<QuantileLoss<Mean, 0.9>>(y, t);
        return sum;
    };
    CHECK(loss(90) < loss(89));
    CHECK(loss(90) < loss(91));
}

TEST_CASE("QuantileLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(QuantileLoss<Sum, 0.9>{}, QuantileLoss<Mean, 0.9>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(QuantileLoss<Mean, 0.9>{});
}
