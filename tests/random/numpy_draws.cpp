// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/numpy_draws.hpp>

#include "catch.hpp"

#include <lamina/random/numpy.hpp>
#include <lamina/random/pcg64.hpp>

#include <algorithm>

using namespace lamina;

TEST_CASE("An array has the numbers that single draws have, row by row")
{
    random::PCG64 one{3};
    random::PCG64 all{3};
    auto const numbers = all.normal(1.0, 2.0, 2, 3);
    CHECK((numbers.shape(0) == 2 && numbers.shape(1) == 3));
    for (double const number : numbers.storage()) CHECK(number == one.normal(1.0, 2.0));
    CHECK(all.uniform(0, 1, 0).size() == 0);
}

TEST_CASE("A permutation has every number once")
{
    random::NumPy draw{3};
    CHECK(draw.permutation(0).empty());
    auto order = draw.permutation(1000);
    CHECK(!std::is_sorted(order.begin(), order.end()));
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) CHECK(order[i] == i);
}

TEST_CASE("Whole numbers need a range, and nothing is drawn for a wrong one")
{
    random::PCG64 draw{3};
    try {
        draw.integers(2, -1);
        FAIL("no throw");
    } catch (std::invalid_argument const& error) {
        CHECK(std::string(error.what()) ==
              "lamina: whole numbers are drawn from low on, below high; the low that "
              "was given, 2, is not below the high, -1.");
    }
    CHECK(draw.random() == random::PCG64{3}.random());
    CHECK_THROWS_AS(random::NumPy{3}.randint(4, 4, 2), std::invalid_argument);
}
