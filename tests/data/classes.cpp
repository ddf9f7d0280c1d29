// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/classes.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

using Values = std::vector<std::int64_t>;
using Places = std::vector<std::size_t>;

TEST_CASE("Classes are the values of the labels, in order")
{
    std::vector<int> const labels{7, -2, 7, 0};
    auto const classes = Classes::of(labels);
    CHECK(classes.values() == Values{-2, 0, 7});
    CHECK(classes.size() == 3);
    CHECK(classes.places(labels) == Places{2, 0, 2, 1});
    enum class Fruit : char { pear = 'p', apple = 'a' };
    CHECK(Classes::of(std::array{Fruit::pear, Fruit::apple}).values() == Values{'a', 'p'});
    CHECK(Classes::of(std::vector<bool>{true, true}).values() == Values{1});
    CHECK(Classes::of(std::vector<int>{}).size() == 0);
}

TEST_CASE("A label that is no class is refused with its row")
{
    Classes const classes({1, 5});
    CHECK_THROWS_WITH(classes.places(std::vector<int>{5, 3}),
                      "lamina: the label in row 1 is 3, which is none of the 2 classes from 1 to 5.");
    CHECK_THROWS_WITH(Classes({}).places(std::vector<int>{3}),
                      "lamina: the label in row 0 is 3; no class is known: fitted to no labels.");
    CHECK_THROWS_WITH(
        Classes::of(std::vector<std::size_t>{1, SIZE_MAX}),
        "lamina: the label in row 1 is 18446744073709551615; the largest that can be encoded is 2^63 - 1.");
    CHECK(Classes::of(std::vector<std::size_t>{SIZE_MAX / 2}).values() == Values{INT64_MAX});
}
