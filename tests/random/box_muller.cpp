// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/box_muller.hpp>

#include "catch.hpp"

#include <algorithm>
#include <array>

using namespace lamina::core;

// PyTorch's bits are in tests/reference/random.cpp.
TEST_CASE("log, sine and cosine of a float are within an ulp of numbers of their size")
{
    double of_log = 0;
    double of_circle = 0;
    for (int i = 1; i <= 100'000; ++i) {
        float const x = static_cast<float>(i) / 100'000;
        double const log = std::log(static_cast<double>(x));
        of_log = std::max(of_log, std::abs(static_cast<double>(log_of_unit(x)) - log) /
                                      std::max(-log, 0x1p-10)); // at 1 it comes to 0
        float const angle = 6.2831853F * x;
        SineAndCosine const of(angle);
        of_circle = std::max({of_circle, std::abs(static_cast<double>(of.sine) - std::sin(double{angle})),
                              std::abs(static_cast<double>(of.cosine) - std::cos(double{angle}))});
    }
    CHECK(of_log < 0x1p-23);
    CHECK(of_circle < 0x1p-23);
}

TEST_CASE("Sixteen numbers are radii and angles, and none is infinite")
{
    std::array<double, 16> numbers{};
    numbers[0] = 1 - std::exp(-2.0); // a radius of 2
    numbers[8] = 0.25;               // up
    box_muller(std::span{numbers}, 1.0, 3.0);
    CHECK(std::abs(numbers[0] - 1) < 1e-14);
    CHECK(std::abs(numbers[8] - 7) < 1e-14);
    CHECK((numbers[1] == 1 && numbers[9] == 1)); // a radius of 0
    std::array<float, 16> largest{};
    largest.fill(1 - 0x1p-24F);
    box_muller(std::span{largest}, 0.0F, 1.0F);
    CHECK(std::abs(largest[0] - std::sqrt(48 * std::log(2.0F))) < 1e-5F);
}
