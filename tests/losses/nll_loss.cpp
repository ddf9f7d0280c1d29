// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/nll_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("NLLLoss takes labels and probabilities, the mean is over rows")
{
    static_assert(Loss<NLLLoss<>> && is_row_loss<NLLLoss<>>);
    laws::loss(NLLLoss<Sum>{}, NLLLoss<Mean>{}, xt::xtensor<int, 1>{2, 0, 1, 1}, 4);
    laws::loss(NLLLoss<Sum>{}, NLLLoss<Mean>{}, xt::xtensor<double, 2>(random::NumPy{4}.rand(4, 3)), 4);
    laws::loss_hands_on_nan_of_targets(NLLLoss{});
}

TEST_CASE("NLLLoss is minus the logarithm at the label, whatever the others are")
{
    double const infinity = std::numeric_limits<double>::infinity();
    xt::xtensor<double, 2> const y{{-1, -2, -3}, {-0.5, -4, -1}};
    auto const g = gradient(laws::pass_through<Network>(), NLLLoss{}, y, std::vector{2, 0});
    CHECK(g.loss() == 1.75);
    CHECK(g.input() == xt::xtensor<double, 2>{{0, 0, -0.5}, {-0.5, 0, 0}});
    Network<Sequential<Linear<1, 3>>, double> net{zeros};
    net.set<"0.bias">({-1, -2, -infinity});
    CHECK(loss_of(net, NLLLoss{}, xt::xtensor<double, 2>{{0}}, std::vector{0}) == 1);
}
