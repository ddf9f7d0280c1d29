// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/multi_margin_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("MultiMarginLoss obeys the laws of a loss, of labels and of rows with a 1 at them")
{
    static_assert(Loss<MultiMarginLoss<>> && is_row_loss<MultiMarginLoss<>>);
    xt::xtensor<int, 1> const labels{2, 0, 1, 1};
    xt::xtensor<double, 2> const ones{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}};
    laws::loss(MultiMarginLoss<Sum>{}, MultiMarginLoss<Mean>{}, labels, 4);
    laws::loss(MultiMarginLoss<Sum, 2, 0.5>{}, MultiMarginLoss<Mean, 2, 0.5>{}, ones, 4);
    laws::loss_hands_on_nan(MultiMarginLoss{}, labels);
}

TEST_CASE("MultiMarginLoss counts the classes that come too near to the label's")
{
    auto const net = laws::pass_through<Network>();
    xt::xtensor<double, 2> const y{{0.5, 1, -3}};
    auto const g = gradient(net, MultiMarginLoss{}, y, std::vector{1});
    CHECK(g.loss() == Approx(0.5 / 3)); // of class 0, which is half of the margin too near
    CHECK(g.input()(0, 0) == Approx(1.0 / 3));
    CHECK(g.input()(0, 1) == Approx(-1.0 / 3));
    CHECK(g.input()(0, 2) == 0);
    CHECK(loss_of(net, MultiMarginLoss<Mean, 2>{}, y, std::vector{1}) == Approx(0.25 / 3));
    CHECK(loss_of(net, MultiMarginLoss<Mean, 1, 4.0>{}, y, std::vector{1}) == Approx(3.5 / 3));
}
