// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/confusion_table.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>

using namespace lamina;

TEST_CASE("A confusion matrix is a table, with names or with numbers")
{
    xt::xtensor<std::size_t, 2> const confusion{{12, 1}, {2, 10000}};
    CHECK(confusion_table(confusion, {"cat", "dog"}) == "label \\ predicted  cat    dog\n"
                                                        "              cat   12      1\n"
                                                        "              dog    2  10000\n");
    CHECK(confusion_table(confusion) == "label \\ predicted   0      1\n"
                                        "                0  12      1\n"
                                        "                1   2  10000\n");
    std::vector<std::string> const names{"a class with a long name", "b"};
    CHECK(confusion_table(confusion, names).find("\na class with a long name  ") != std::string::npos);
}

TEST_CASE("There is a name for each class, or none")
{
    xt::xtensor<int, 2> const confusion{{1, 2}, {3, 4}};
    CHECK_THROWS_WITH(
        confusion_table(confusion, {"cat"}),
        "lamina: confusion_table takes a matrix (classes, classes) and a name for each, or none; the "
        "matrix has the shape (2, 2), and there are 1 names.");
    CHECK_THROWS_AS(confusion_table(xt::xtensor<int, 2>{{1, 2}}), ShapeError);
}
