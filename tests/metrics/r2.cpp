// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/r2.hpp>

#include "catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace lamina;

TEST_CASE("r2 is the mean over the outputs")
{
    std::vector<std::array<float, 2>> const y{{1, 2}, {3, 5}}, t{{1, 0}, {1, 4}};
    CHECK(r2(y, t) == Approx((1 - 5.0 / 8) / 2).epsilon(1e-15));
    CHECK_THROWS_AS(r2(y, std::vector<float>{1, 2}), ShapeError);
    std::vector<double> const broken{1, NAN}, whole{1, 2};
    CHECK(std::isnan(r2(broken, whole)));
}

TEST_CASE("Of equal targets it is 1 where they are met, else 0, and of one row there is none")
{
    std::vector<double> const equal(10, 0.1);
    std::vector<double> const others(10, 0.2);
    CHECK(r2(equal, equal) == 1);
    CHECK(r2(others, equal) == 0);
    CHECK_THROWS_WITH(r2(std::vector<double>{1}, std::vector<double>{1}),
                      "lamina: r2 needs two rows at least; one has no variance.");
}
