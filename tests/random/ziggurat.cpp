// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/ziggurat.hpp>

#include "catch.hpp"

#include <cmath>

using namespace lamina::core;

TEST_CASE("The layers lie on the curve, have one area, and tell how much of them lies under it")
{
    double largest_height = 0;
    double largest_area = 0;
    double largest_part = 0;
    double const base = ziggurat[0].width * 0x1p52 * ziggurat[255].height; // with the tail
    for (int i = 1; i < 256; ++i) {
        double const edge = ziggurat[i].width * 0x1p52;
        double const above = i == 1 ? 0 : ziggurat[i - 1].width / ziggurat[i].width;
        double const area = edge * (ziggurat[i - 1].height - ziggurat[i].height);
        largest_height = std::fmax(largest_height, std::abs(std::exp(-edge * edge / 2) - ziggurat[i].height));
        largest_area = std::fmax(largest_area, std::abs(area / base - 1));
        largest_part =
            std::fmax(largest_part, std::abs(static_cast<double>(ziggurat[i].inside) * 0x1p-52 - above));
    }
    // heights are off by some units in the last place; an area is that over the difference of two heights
    CHECK(largest_height < 1e-15);
    CHECK(largest_area < 1e-12);
    CHECK(largest_part < 1e-15);
    CHECK(std::abs(ziggurat[255].width * 0x1p52 - ziggurat_tail) < 1e-15);
    CHECK(std::abs(one_over_ziggurat_tail * ziggurat_tail - 1) < 1e-15);
    CHECK(std::abs(static_cast<double>(ziggurat[0].inside) * 0x1p-52 -
                   ziggurat_tail * ziggurat[255].height / base) < 1e-14);
    double const tail = std::sqrt(std::acos(-1.0) / 2) * std::erfc(ziggurat_tail / std::sqrt(2.0));
    CHECK(std::abs((ziggurat_tail * ziggurat[255].height + tail) / base - 1) < 1e-13);
}
