// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/bins.hpp>

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A bin has its upper end and not its lower one, but for 0")
{
    auto const place = [](double p, std::size_t count) {
        Bins<double> bins(count, "calibration_curve");
        bins.add(p, true);
        std::size_t found = 0;
        while ((bins.begin() + static_cast<std::ptrdiff_t>(found))->rows == 0) ++found;
        return found;
    };
    CHECK((place(0, 5) == 0 && place(1, 5) == 4 && place(0.5, 2) == 0 && place(0.5000001, 2) == 1));
    for (std::size_t count = 1; count < 60; ++count)
        for (std::size_t i = 0; i <= count; ++i) { // the ends, as linspace has them, and what is next to them
            double const end = static_cast<double>(i) * (1 / static_cast<double>(count));
            std::size_t const below = i == 0 ? 0 : i - 1;
            CHECK(place((std::min)(end, 1.0), count) == below);
            CHECK(place(std::nextafter((std::min)(end, 1.0), 0), count) == below);
            if (i < count) CHECK(place(std::nextafter(end, 1), count) == i);
        }
    CHECK_THROWS_WITH(Bins<double>(0, "calibration_curve"),
                      "lamina: calibration_curve of no bins; give one at least.");
}

TEST_CASE("Of several classes the largest probability counts, and whether it is right")
{
    Bins<double> bins(2, "expected_calibration_error");
    add_rows(bins, std::vector<int>{2, 0},
             std::vector<std::array<float, 3>>{{0.25F, 0.125F, 0.625F}, {0.25F, 0.5F, 0.25F}},
             "expected_calibration_error");
    auto const first = *bins.begin(), last = *(bins.begin() + 1);
    CHECK((first.rows == 1 && first.positives == 0 && first.probabilities == 0.5));
    CHECK((last.rows == 1 && last.positives == 1 && last.probabilities == 0.625));
}
