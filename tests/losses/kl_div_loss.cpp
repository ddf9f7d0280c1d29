// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/kl_div_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("KLDivLoss at known points")
{
    static_assert(Loss<KLDivLoss<>> && Loss<KLDivLoss<BatchMean, true>>);
    CHECK(value<KLDivLoss<>>(-1, 0.5) == Approx(0.5 * (std::log(0.5) + 1)));
    CHECK(value<KLDivLoss<Mean, true>>(-1, -2) == Approx(-std::exp(-2.0)));
    static_assert(value<KLDivLoss<>>(-1, 0) == 0 && slope<KLDivLoss<>>(-1, 0.5) == -0.5);
}

TEST_CASE("KLDivLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> t = random::NumPy{4}.uniform(0, 1, 4, 3);
    t(1, 2) = 0;
    laws::loss(KLDivLoss<Sum>{}, KLDivLoss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(KLDivLoss{});
}

TEST_CASE("BatchMean is over the rows, of numbers and their logarithms")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-3, 0, 4, 3);
    laws::loss(KLDivLoss<Sum, true>{}, KLDivLoss<BatchMean, true>{}, t, 4);
}
