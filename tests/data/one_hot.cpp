// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/one_hot.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("Labels of any values are 0 to k - 1, and rows with a 1")
{
    xt::xtensor<int, 1> const labels{5, 7, 7, -9};
    auto const one_hot = OneHot::fit(labels);
    CHECK(one_hot.classes() == std::vector<std::int64_t>{-9, 5, 7});
    CHECK((one_hot.labels(labels) == xt::xtensor<std::size_t, 1>{1, 2, 2, 0}));
    CHECK(
        (one_hot.matrix<float>(labels) == xt::xtensor<float, 2>{{0, 1, 0}, {0, 0, 1}, {0, 0, 1}, {1, 0, 0}}));
    CHECK((one_hot.matrix<double>(std::vector<long>{7}) == xt::xtensor<double, 2>{{0, 0, 1}}));
    CHECK(one_hot.matrix<float>(std::vector<int>{}).shape(1) == 3);
}

TEST_CASE("A value that was not fitted is refused with its row")
{
    auto const one_hot = OneHot::fit(std::vector<int>{1, 5});
    char const* const text = "lamina: the label in row 2 is 2, which is none of the 2 classes from 1 to 5.";
    CHECK_THROWS_WITH(one_hot.labels(std::vector<int>{1, 5, 2}), text);
    CHECK_THROWS_WITH(one_hot.matrix<float>(std::vector<int>{1, 5, 2}), text);
    CHECK_THROWS_AS(one_hot.labels(std::vector<int>{9}), LabelError);
}
