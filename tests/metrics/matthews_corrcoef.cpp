// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/matthews_corrcoef.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

TEST_CASE("The correlation is 1 where all are right, -1 where two classes are swapped, 0 of one class")
{
    std::vector<int> const labels{0, 1, 1, 0, 1};
    CHECK(matthews_corrcoef(labels, labels) == 1);
    CHECK(matthews_corrcoef(std::vector<int>{1, 0, 0, 1, 0}, labels) == -1);
    CHECK(matthews_corrcoef(std::vector<int>(5, 1), labels) == 0);
    CHECK_THROWS_AS(matthews_corrcoef(labels, std::vector<int>{1}), ShapeError);
}
