// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/mae.hpp>

#include "catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace lamina;

TEST_CASE("mae is the mean over the outputs")
{
    std::vector<std::array<float, 2>> const y{{1, 2}, {3, 5}}, t{{1, 0}, {1, 4}};
    CHECK(mae(y, t) == Approx((1 + 1.5) / 2).epsilon(1e-15));
    CHECK_THROWS_AS(mae(y, std::vector<float>{1, 2}), ShapeError);
    std::vector<double> const broken{1, NAN}, whole{1, 2};
    CHECK(std::isnan(mae(broken, whole)));
}
