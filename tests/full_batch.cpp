// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses/mse_loss.hpp>

using namespace lamina;

TEST_CASE("full_batch.hpp has minimise and both optimizers, which agree on a straight line")
{
    reference::Network<Sequential<Linear<1, 1>>, double> one{zeros}, other{zeros};
    xt::xtensor<double, 2> const x{{-1}, {0}, {2}}, t{{-5}, {-2}, {4}}; // 3 x - 2
    CHECK(minimise(one, MSELoss{}, x, t, LBFGS{.tolerance_change = 0}).converged());
    CHECK(minimise(other, MSELoss{}, x, t, LevenbergMarquardt{}).converged());
    for (auto const& net : {one, other}) {
        CHECK(net.get<"0.weight">()(0, 0) == Approx(3).epsilon(1e-6));
        CHECK(net.get<"0.bias">()(0) == Approx(-2).epsilon(1e-6));
    }
}
