// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/expected_calibration_error.hpp>

#include "catch.hpp"

#include <array>
#include <vector>

using namespace lamina;

TEST_CASE("The error is how far what is said is from what is, in the mean over the rows")
{
    std::vector<int> const labels{0, 1, 1, 1};
    CHECK(expected_calibration_error(labels, std::vector<float>{0.125F, 0.25F, 0.875F, 1}, 2) == 0.1875);
    CHECK(expected_calibration_error(labels, std::vector<float>{0, 1, 1, 1}) == 0);
    CHECK(expected_calibration_error(labels, std::vector<float>{1, 0, 0, 0}) == 1);
    std::vector<std::array<double, 3>> const several{{0.75, 0.25, 0}, {0, 0.75, 0.25}};
    CHECK(expected_calibration_error(std::vector<int>{0, 2}, several) == 0.25);
    CHECK_THROWS_AS(expected_calibration_error(std::vector<int>{0, 3}, several), LabelError);
    CHECK_THROWS_AS(expected_calibration_error(labels, several), ShapeError);
}
