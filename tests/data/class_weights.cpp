// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/class_weights.hpp>

#include "catch.hpp"

#include <array>

using namespace lamina;

TEST_CASE("Classes are counted, and weigh alike")
{
    std::vector<int> const labels{2, 0, 2, 1, 2, 2, 0, 2};
    CHECK(class_counts(labels, 3) == std::vector<std::size_t>{2, 1, 5});
    CHECK(class_counts(labels, 5) == std::vector<std::size_t>{2, 1, 5, 0, 0});
    CHECK(class_counts(std::vector<bool>{true, false, true}, 2) == std::vector<std::size_t>{1, 2});
    CHECK(class_weights(labels, 3) == std::vector<double>{8.0 / 6, 8.0 / 3, 8.0 / 15});
    CHECK(class_weights(std::array{1, 0}, 2) == std::vector<double>{1, 1});
}

TEST_CASE("A label that is no class, and a class without labels, are refused")
{
    CHECK_THROWS_WITH(class_counts(std::vector<int>{0, 3}, 3),
                      "lamina: the label in row 1 is 3; with 3 classes labels are from 0 on and below 3.");
    CHECK_THROWS_AS(class_weights(std::vector<int>{0, -1}, 3), LabelError);
    CHECK_THROWS_WITH(
        class_weights(std::vector<int>{0, 2}, 3),
        "lamina: of the 3 classes, number 1 has no row, and so no weight. Give a smaller number of "
        "classes, or weights of your own.");
}
