// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/log_loss.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>

#include <cmath>
#include <vector>

using namespace lamina;

TEST_CASE("It is the mean of -log p, of probabilities that are never 0")
{
    xt::xtensor<double, 2> const p{{0.5, 0.25, 0.25}, {0, 1, 0}};
    CHECK(log_loss(p, std::vector<int>{1, 1}) == Approx(std::log(4.0) / 2).epsilon(1e-14));
    CHECK(log_loss(p, std::vector<int>{0, 2}) ==
          Approx((std::log(2.0) + 52 * std::log(2.0)) / 2).epsilon(1e-14));
    std::vector<float> const of_one{0.25F, 1};
    CHECK(log_loss(of_one, std::vector<bool>{false, false}) ==
          Approx((std::log(4.0 / 3) + 23 * std::log(2.0)) / 2).epsilon(1e-14));
}

TEST_CASE("What is no probability is refused")
{
    std::vector<int> const labels{0, 1};
    CHECK_THROWS_WITH(
        log_loss(xt::xtensor<float, 2>{{0, 1}, {1.5F, 0}}, labels),
        "lamina: the probability in row 1, column 0 is 1.5, not between 0 and 1. Of what a network "
        "gives, softmax makes some.");
    CHECK_THROWS_AS(log_loss(xt::xtensor<float, 2>{{0, 1}, {1, 0}}, std::vector<int>{0, 2}), LabelError);
    CHECK_THROWS_AS(log_loss(std::vector<double>{0, NAN}, labels), std::invalid_argument);
    CHECK_THROWS_AS(log_loss(std::vector<double>{0}, labels), ShapeError);
    CHECK_THROWS_AS(log_loss(xt::xtensor<float, 2>::from_shape({2, 0}), labels), ShapeError);
}
