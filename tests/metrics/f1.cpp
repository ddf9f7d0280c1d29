// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/f1.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

TEST_CASE("f1 is of the positive class, or an average over the classes")
{
    std::vector<int> const predicted{1, 1, 1, 0, 0},
        labels{1, 1, 0, 0, 1}; // right: 2 of the positive class, 1
    CHECK(f1(predicted, labels) == Approx(2.0 / 3).epsilon(1e-15));
    CHECK(f1(predicted, labels, {.positive = 0}) == Approx(0.5).epsilon(1e-15));
    CHECK(f1(predicted, labels, Macro{}) == Approx((2.0 / 3 + 0.5) / 2).epsilon(1e-15));
    CHECK(f1(predicted, labels, Micro{}) == Approx(0.6).epsilon(1e-15));
    CHECK(f1(predicted, labels, PerClass{.classes = 3})(2) == 0); // no division by 0
}

TEST_CASE("f1 refuses labels of no class")
{
    CHECK_THROWS_WITH(f1(std::vector<int>{0, 1}, std::vector<int>{0, 3}, Macro{2}),
                      "lamina: the label in row 1 is 3; f1 has classes 0 to 1.");
    CHECK_THROWS_AS(f1(std::vector<int>{0, 1, 2}, std::vector<int>{0, 1, 2}), LabelError);
    CHECK_THROWS_AS(f1(std::vector<int>{}, std::vector<int>{}, Macro{}), ShapeError);
}
