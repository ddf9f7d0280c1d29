// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/balanced_accuracy.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

TEST_CASE("A rare class counts as much as a frequent one, and one that is only predicted not at all")
{
    std::vector<int> const predicted{0, 0, 0, 0, 4, 2}, labels{0, 0, 0, 0, 0, 2};
    CHECK(balanced_accuracy(predicted, labels) == Approx((0.8 + 1) / 2).epsilon(1e-15));
    CHECK_THROWS_AS(balanced_accuracy(predicted, std::vector<int>{1}), ShapeError);
    CHECK_THROWS_WITH(balanced_accuracy(std::vector<int>{0}, std::vector<int>{-1}),
                      "lamina: the label in row 0 is -1; balanced_accuracy has classes 0 to 16777215.");
}
