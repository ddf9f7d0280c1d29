// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/precision.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

TEST_CASE("precision is of the positive class, or an average over the classes")
{
    std::vector<int> const predicted{1, 1, 1, 0, 0},
        labels{1, 1, 0, 0, 1}; // right: 2 of the positive class, 1
    CHECK(precision(predicted, labels) == Approx(2.0 / 3).epsilon(1e-15));
    CHECK(precision(predicted, labels, {.positive = 0}) == Approx(0.5).epsilon(1e-15));
    CHECK(precision(predicted, labels, Macro{}) == Approx((2.0 / 3 + 0.5) / 2).epsilon(1e-15));
    CHECK(precision(predicted, labels, Micro{}) == Approx(0.6).epsilon(1e-15));
    CHECK(precision(predicted, labels, PerClass{.classes = 3})(2) == 0); // no division by 0
}

TEST_CASE("precision refuses labels of no class")
{
    CHECK_THROWS_WITH(precision(std::vector<int>{0, 1}, std::vector<int>{0, 3}, Macro{2}),
                      "lamina: the label in row 1 is 3; precision has classes 0 to 1.");
    CHECK_THROWS_AS(precision(std::vector<int>{0, 1, 2}, std::vector<int>{0, 1, 2}), LabelError);
    CHECK_THROWS_AS(precision(std::vector<int>{}, std::vector<int>{}, Macro{}), ShapeError);
}
