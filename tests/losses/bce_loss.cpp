// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/bce_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("BCELoss of probabilities, 0 and 1 among them, is PyTorch's")
{
    static_assert(Loss<BCELoss<>>);
    CHECK(value<BCELoss<>>(0.25, 1) == Approx(std::log(4.0)));
    CHECK(slope<BCELoss<>>(0.25, 1) == Approx(-4));
    static_assert(value<BCELoss<>>(0, 1) == 100 && value<BCELoss<>>(1, 0) == 100);
    static_assert(value<BCELoss<>>(0, 0) == 0 && value<BCELoss<>>(1, 1) == 0);
    static_assert(slope<BCELoss<>>(0, 0) == 0 && slope<BCELoss<>>(1, 1) == 0);
    CHECK(slope<BCELoss<>>(0, 1) == Approx(-1e12));
    CHECK(slope<BCELoss<>>(1, 0) == Approx(1e12));
    CHECK(value<BCELoss<>>(1e-20, 0) == Approx(1e-20)); // 1 - y has lost it
}

TEST_CASE("The slope of BCELoss by the target is derived too")
{
    using ByTarget = decltype(symbol::derive<1>(ElementLoss<BCELoss<>>::Value{}));
    CHECK(symbol::evaluate<ByTarget>(0.25, 0.5) == Approx(std::log(0.75) - std::log(0.25)));
}

TEST_CASE("BCELoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(0, 1, 4, 3);
    laws::loss(BCELoss<Sum>{}, BCELoss<Mean>{}, t, 12, 0.05, 0.95);
    laws::loss_hands_on_nan_of_targets(BCELoss{});
}
