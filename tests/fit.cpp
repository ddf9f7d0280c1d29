// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit.hpp>

#include "catch.hpp"

#include <lamina/layers.hpp>
#include <lamina/network.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;

TEST_CASE("fit.hpp has data sets and Trainer's fit")
{
    Network<Sequential<Linear<2, 1>>, double> net{random::Torch{1}};
    xt::xtensor<double, 2> const x{{1, 2}, {3, 4}};
    xt::xtensor<double, 2> const t{{0}, {1}};
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.01}};
    auto const history = trainer.fit(Dataset{x, t}, {.epochs = 2, .progress = false});
    CHECK(history[1].loss < history[0].loss);
}
