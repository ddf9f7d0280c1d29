// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/multi_label_soft_margin_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("MultiLabelSoftMarginLoss obeys the laws of a loss: its mean and its sum are over rows")
{
    static_assert(Loss<MultiLabelSoftMarginLoss<>> && is_row_loss<MultiLabelSoftMarginLoss<>>);
    xt::xtensor<double, 2> const t = xt::floor(random::NumPy{4}.uniform(0, 2, 4, 3));
    laws::loss(MultiLabelSoftMarginLoss<Sum>{}, MultiLabelSoftMarginLoss<Mean>{}, t, 4);
    laws::loss_hands_on_nan_of_targets(MultiLabelSoftMarginLoss{});
}

TEST_CASE("MultiLabelSoftMarginLoss is the mean of BCEWithLogitsLoss")
{
    auto const net = laws::pass_through<Network>();
    xt::xtensor<double, 2> const y{{1e4, -1e4, 0}, {1, 2, -3}}, t{{1, 0, 1}, {0, 1, 1}};
    CHECK(loss_of(net, MultiLabelSoftMarginLoss{}, y, t) ==
          Approx(loss_of(net, BCEWithLogitsLoss{}, y, t)).epsilon(1e-14));
}
