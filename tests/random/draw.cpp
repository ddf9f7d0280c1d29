// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/draw.hpp>

#include "catch.hpp"

#include <array>
#include <cmath>

using namespace lamina;

TEST_CASE(
    "Numbers by place are from 0 to below 1, the same in every type, and others for every part of the place")
{
    random::Noise<double> const noise{{1, 2}, 3};
    CHECK(static_cast<float>(noise(4, 5)) == random::Noise<float>{{1, 2}, 3}(4, 5));
    CHECK(noise(4, 5) != random::Noise<double>{{2, 2}, 3}(4, 5));
    CHECK(noise(4, 5) != random::Noise<double>{{1, 3}, 3}(4, 5));
    CHECK(noise(4, 5) != random::Noise<double>{{1, 2}, 4}(4, 5));
    CHECK(noise(4, 5) != noise(5, 4));
    static_assert(random::Noise<float>{{1, 2}, 3}(4, 5) >= 0 && random::Noise<float>{{1, 2}, 3}(4, 5) < 1);
}

TEST_CASE("They are spread evenly, and neighbours are independent")
{
    random::Noise<double> const noise{{0, 0}, 0};
    std::array<std::size_t, 16> count{};
    double sum = 0;
    double by_row = 0;
    double by_column = 0;
    std::size_t const side = 512;
    for (std::size_t row = 0; row < side; ++row)
        for (std::size_t column = 0; column < side; ++column) {
            double const number = noise(row, column);
            REQUIRE((number >= 0 && number < 1));
            ++count[static_cast<std::size_t>(number * 16)];
            sum += number;
            by_row += (number - 0.5) * (noise(row + 1, column) - 0.5);
            by_column += (number - 0.5) * (noise(row, column + 1) - 0.5);
        }
    double const all = side * side;
    CHECK(std::abs(sum / all - 0.5) < 4 * std::sqrt(1 / 12.0 / all));
    // products of two independent ones have a mean of 0 and a variance of 1/144
    CHECK(std::abs(by_row / all) < 4 / 12.0 / std::sqrt(all));
    CHECK(std::abs(by_column / all) < 4 / 12.0 / std::sqrt(all));
    double chi_squared = 0;
    for (std::size_t const found : count)
        chi_squared +=
            (static_cast<double>(found) - all / 16) * (static_cast<double>(found) - all / 16) / (all / 16);
    CHECK(chi_squared < 44.3); // of 15 degrees of freedom: one in ten thousand is above
}
