// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/top_k_accuracy.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>

#include <cmath>
#include <vector>

using namespace lamina;

TEST_CASE("The label is among the k largest scores")
{
    xt::xtensor<float, 2> const scores{{-1, 5, 3}, {7, 7, 2}, {1, 2, 3}};
    std::vector<int> const labels{2, 0, 2};
    CHECK(top_k_accuracy(scores, labels, 1) == Approx(1.0 / 3)); // of equal ones the last is taken first
    CHECK(top_k_accuracy(scores, labels, 2) == 1);
    CHECK(top_k_accuracy(2.0F * scores, std::vector<int>{0, 2, 0}, 2) == 0);
}

TEST_CASE("What cannot be ranked is refused")
{
    xt::xtensor<double, 2> const scores{{1, 2}, {NAN, 2}};
    CHECK_THROWS_WITH(top_k_accuracy(scores, std::vector<int>{0, 1}, 3),
                      "lamina: top_k_accuracy of 2 classes takes a k of 1 to 2, not 3.");
    CHECK_THROWS_AS(top_k_accuracy(scores, std::vector<int>{0, 1}, 0), ShapeError);
    CHECK_THROWS_AS(top_k_accuracy(scores, std::vector<int>{0, 1}, 1), std::invalid_argument);
    CHECK_THROWS_AS(top_k_accuracy(scores, std::vector<int>{0, 2}, 1), LabelError);
    CHECK_THROWS_AS(top_k_accuracy(scores, std::vector<int>{0}, 1), ShapeError);
    CHECK_THROWS_AS(top_k_accuracy(xt::xtensor<double, 2>::from_shape({2, 0}), std::vector<int>{0, 1}, 1),
                    ShapeError);
}
