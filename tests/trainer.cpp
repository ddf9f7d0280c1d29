// SPDX-License-Identifier: BSL-1.0
#include <lamina/trainer.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;

TEST_CASE("trainer.hpp has lamina::Trainer, for a network of any backend")
{
    using A = Sequential<Linear<2, 1>, Tanh>;
    xt::xtensor<double, 2> const x{{1, 2}, {3, 4}};
    xt::xtensor<double, 2> const t{{0}, {1}};
    Network<A, double> fast;
    reference::Network<A, double> plain;
    Trainer one{fast, MSELoss{}, SGD{.lr = 0.1}};
    Trainer other{plain, MSELoss{}, SGD{.lr = 0.1}};
    CHECK(one.step(x, t) == Approx(other.step(x, t)));
    CHECK(one.step(x, t) == Approx(other.step(x, t)));
}
