// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/bce_with_logits_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("BCEWithLogitsLoss at known points, also far away")
{
    static_assert(Loss<BCEWithLogitsLoss<>>);
    CHECK(value<BCEWithLogitsLoss<>>(0, 0.3) == Approx(std::log(2.0)));
    CHECK(slope<BCEWithLogitsLoss<>>(0, 0.25) == Approx(0.25));
    static_assert(value<BCEWithLogitsLoss<>>(1e4, 1) == 0 && value<BCEWithLogitsLoss<>>(1e4, 0) == 1e4);
    static_assert(value<BCEWithLogitsLoss<>>(-1e4, 0) == 0 && value<BCEWithLogitsLoss<>>(-1e4, 1) == 1e4);
    static_assert(slope<BCEWithLogitsLoss<>>(1e4, 0) == 1 && slope<BCEWithLogitsLoss<>>(-1e4, 1) == -1);
}

TEST_CASE("BCEWithLogitsLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(0, 1, 4, 3);
    laws::loss(BCEWithLogitsLoss<Sum>{}, BCEWithLogitsLoss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(BCEWithLogitsLoss{});
}
