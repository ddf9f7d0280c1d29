// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/vectors.hpp>

#include "catch.hpp"

#include <limits>

using namespace lamina::core;

TEST_CASE("dot adds up whole eights and the rest")
{
    for (std::size_t const size : {0U, 1U, 7U, 8U, 9U, 24U, 31U}) {
        std::vector<double> a, b;
        double wanted = 0;
        for (std::size_t i = 0; i < size; ++i) {
            a.push_back(static_cast<double>(i) - 5);
            b.push_back(static_cast<double>(i * i % 11));
            wanted += a[i] * b[i]; // whole numbers: exact
        }
        CHECK(dot(a, b) == wanted);
    }
}
TEST_CASE("add moves a vector, and largest takes sizes, NaN above all")
{
    std::vector<double> a{1, 2};
    std::vector<double> const b{10, -20};
    add(a, 0.5, b);
    CHECK(a == std::vector<double>{6, -8});
    CHECK(largest(a) == 8);
    CHECK(largest(std::vector<double>{}) == 0);
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(largest(std::vector<double>{1, nan, 3})));
}
