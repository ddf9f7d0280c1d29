// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/soft_margin_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("SoftMarginLoss at known points, also far away")
{
    static_assert(Loss<SoftMarginLoss<>>);
    CHECK(value<SoftMarginLoss<>>(0, 1) == Approx(std::log(2.0)));
    CHECK(slope<SoftMarginLoss<>>(0, 1) == Approx(-0.5));
    static_assert(value<SoftMarginLoss<>>(1e4, 1) == 0 && value<SoftMarginLoss<>>(1e4, -1) == 1e4);
    static_assert(slope<SoftMarginLoss<>>(1e4, 1) == 0 && slope<SoftMarginLoss<>>(1e4, -1) == 1);
}

TEST_CASE("SoftMarginLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = xt::sign(random::NumPy{4}.uniform(-1, 1, 4, 3));
    laws::loss(SoftMarginLoss<Sum>{}, SoftMarginLoss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(SoftMarginLoss{});
}
