// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/rmse.hpp>

#include "catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace lamina;

TEST_CASE("rmse is the mean over the outputs")
{
    std::vector<std::array<float, 2>> const y{{1, 2}, {3, 5}}, t{{1, 0}, {1, 4}};
    CHECK(rmse(y, t) == Approx((std::sqrt(2.0) + std::sqrt(2.5)) / 2).epsilon(1e-15));
    CHECK_THROWS_AS(rmse(y, std::vector<float>{1, 2}), ShapeError);
    std::vector<double> const broken{1, NAN}, whole{1, 2};
    CHECK(std::isnan(rmse(broken, whole)));
}
