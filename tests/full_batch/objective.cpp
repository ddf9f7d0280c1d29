// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/objective.hpp>

#include "catch.hpp"

#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/network/gradient.hpp>

#include <limits>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("An objective gives the loss and gradient at points, and remembers the last one noted")
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
    using Net = reference::Network<A, double>;
    Net const net{random::Torch{1}};
    xt::xtensor<double, 2> const x{{0.5, -1}, {0.25, 2}, {-1, 1}}, t{{1}, {0}, {0.5}};
    with_batch<Net>(MSELoss{}, x, t, [&](auto const& samples, auto const& targets) {
        std::size_t asked = 0;
        auto const goes_on = [&](std::size_t iteration, double, Net const&) {
            ++asked;
            return iteration < 1;
        };
        using Samples = std::remove_cvref_t<decltype(samples)>;
        using Targets = std::remove_cvref_t<decltype(targets)>;
        Objective<Net, MSELoss<>, Samples, Targets, decltype(goes_on)> objective(net, samples, targets,
                                                                                 goes_on);
        auto const start = objective.point();
        auto point = start;
        std::vector<double> slopes(point.size());
        for (int i = 0; i < 2; ++i) { // the second time after other gradients
            CHECK(objective.loss(point, slopes) == gradient(objective.at(point), MSELoss{}, x, t).loss());
            auto const wanted = gradient(objective.at(point), MSELoss{}, x, t).parameters();
            CHECK(std::equal(slopes.begin(), slopes.end(), wanted.begin(), wanted.end()));
            for (double& number : point) number += 0.25;
        }
        CHECK(objective.at(start) == net);
        CHECK_THROWS_AS(objective.start(std::numeric_limits<double>::infinity(), start),
                        std::invalid_argument);
        CHECK(objective.start(3, start));
        CHECK_FALSE(objective.step(2, point));
        CHECK(asked == 2);
        CHECK(objective.best().parameters().data()[0] == point[0]);
        auto const minimum = objective.end(Ending::change);
        CHECK(minimum.losses == std::vector<double>{3, 2});
        CHECK(minimum.loss == 2);
        CHECK(minimum.iterations == 1);
        CHECK(minimum.evaluations == 2);
        CHECK(minimum.ending == Ending::change);
    });
}
