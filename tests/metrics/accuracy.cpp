// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/accuracy.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>

using namespace lamina;

TEST_CASE("accuracy is the part that is right, of labels of any integers")
{
    xt::xtensor<std::size_t, 1> const predicted{0, 2, 1, 2};
    CHECK(accuracy(predicted, xt::xtensor<int, 1>{0, 2, 1, 0}) == 0.75);
    CHECK(accuracy(predicted, std::vector<long>{0, 2, 1, 2}) == 1);
    CHECK(accuracy(std::vector<int>{0, -1}, std::array<unsigned, 2>{1, ~0U}) == 0);
    CHECK_THROWS_WITH(
        accuracy(predicted, std::vector<int>{0, 1}),
        "lamina: there are 4 predicted labels and 2 to compare them with; accuracy needs as many "
        "of both, at least one.");
    CHECK_THROWS_AS(accuracy(std::vector<int>{}, std::vector<int>{}), ShapeError);
}
