// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/calibration_curve.hpp>

#include "catch.hpp"

#include <array>
#include <vector>

using namespace lamina;

TEST_CASE("Of each bin that has rows there is what was said and what is")
{
    std::vector<int> const labels{0, 1, 1, 1};
    std::vector<float> const p{0.125F, 0.25F, 0.875F, 1};
    auto const [positives, predicted, counts] = calibration_curve(labels, p, 4);
    CHECK(positives == std::vector{0.5, 1.0});
    CHECK(predicted == std::vector{0.1875, 0.9375});
    CHECK(counts == std::vector<std::size_t>{2, 2});
    CHECK(calibration_curve(labels, p).counts == std::vector<std::size_t>{1, 1, 2}); // 5 bins
}

TEST_CASE("Probabilities are of one class")
{
    std::vector<std::array<float, 2>> const both{{0.5F, 0.5F}};
    CHECK_THROWS_WITH(
        calibration_curve(std::vector<int>{1}, both),
        "lamina: calibration_curve is of the probabilities of one class, and these are of 2. Give a "
        "column: xt::view(probabilities, xt::all(), 1).");
    CHECK_THROWS_AS(calibration_curve(std::vector<int>{2}, std::vector<float>{0.5F}), LabelError);
    CHECK_THROWS_AS(calibration_curve(std::vector<int>{1}, std::vector<float>{1.5F}), std::invalid_argument);
    CHECK_THROWS_AS(calibration_curve(std::vector<int>{1}, std::vector<float>{}), ShapeError);
    CHECK_THROWS_AS(calibration_curve(std::vector<int>{1}, std::vector<float>{1}, 0), ShapeError);
}
