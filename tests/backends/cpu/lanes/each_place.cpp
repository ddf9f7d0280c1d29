// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/each_place.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

/// Columns and counts of the places that are visited.
std::vector<std::size_t> visited(auto width, auto... mine)
{
    std::vector<std::size_t> result;
    auto const visit = [&](auto place) {
        result.push_back(place.column);
        result.push_back(place.count());
    };
    cpu::each_place<double, xsimd::default_arch>(width, visit, mine...);
    return result;
}

constexpr std::size_t lanes = cpu::Lanes<double, xsimd::default_arch>::size;

} // namespace

TEST_CASE("A row is visited register by register, the last for what is left")
{
    std::vector<std::size_t> const expected{0, lanes, lanes, lanes, 2 * lanes, 1};
    CHECK(visited(2 * lanes + 1) == expected);
    CHECK(visited(Constant<2 * lanes + 1>{}) == expected);
    CHECK(visited(Constant<lanes>{}) == std::vector<std::size_t>{0, lanes});
    CHECK(visited(std::size_t{0}).empty());
}

TEST_CASE("Ranges of its registers cover a row once")
{
    std::vector<std::size_t> parts = visited(2 * lanes + 1, Range{0, 1});
    for (std::size_t const number : visited(2 * lanes + 1, Range{1, 3})) parts.push_back(number);
    CHECK(parts == visited(2 * lanes + 1));
    CHECK(visited(2 * lanes, Range{2, 2}).empty());
}
