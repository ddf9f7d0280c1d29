// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/min_max.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("Columns are brought into 0 to 1, constant ones to 0")
{
    xt::xtensor<float, 2> const x{{1, 7, -5}, {2, 7, 5}, {5, 7, 0}};
    auto const scale = MinMax::fit(x);
    CHECK(scale.smallest() == std::vector<double>{1, 7, -5});
    CHECK(scale.range() == std::vector<double>{4, 1, 10});
    CHECK((scale(x) == xt::xtensor<float, 2>{{0, 0, 0}, {0.25, 0, 1}, {1, 0, 0.5}}));
    CHECK((scale.inverse(scale(x)) == x));
    CHECK(scale(xt::xtensor<float, 2>{{9, 7, 0}})(0, 0) == 2); // outside
}

TEST_CASE("MinMax is fitted to the rows of a part, and scales all")
{
    Dataset const all{xt::xtensor<double, 2>{{1}, {100}, {3}}, std::vector<int>{0, 1, 0}};
    auto const scale = MinMax::fit(all.select({0, 2}));
    CHECK(scale(all).inputs()(1, 0) == 49.5);
    CHECK_THROWS_AS(MinMax::fit(all.select({})), std::invalid_argument);
    CHECK_THROWS_AS(MinMax::fit(xt::xtensor<double, 2>{{1 / 0.0}}), std::invalid_argument);
}
