// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/sources.hpp>

#include "catch.hpp"

#include <array>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Rows are copied in with zeros after them, and out without")
{
    std::array<int, 6> const numbers{1, 2, 3, 4, 5, 6};
    auto const source = rows_of(numbers.data(), std::size_t{3}, 2);
    std::array<int, 8> padded;
    padded.fill(9);
    copy_in(source, 1, 2, 2, Rows<int, std::size_t>{padded.data(), 4});
    CHECK(padded == std::array{3, 4, 0, 0, 5, 6, 0, 0});
    std::array<int, 6> back{};
    copy_out(Rows<int, std::size_t>{padded.data(), 4}, 2, 2, rows_of(back.data(), std::size_t{3}, 2), 1);
    CHECK(back == std::array{0, 0, 3, 4, 5, 6});
}

TEST_CASE("Panels are filled up with zeros, after every row and up to eight rows, and copied out without")
{
    std::array<int, 10> const numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    auto const source = rows_of(numbers.data(), std::size_t{2}, 5);
    std::vector<int> padded(9 * 8, 99);
    Panels<int, std::size_t, Constant<4>> const panels{padded.data(), 9, {}};
    copy_in(source, 0, 2, std::size_t{5}, panels);
    for (std::size_t row = 0; row < 9; ++row)
        for (std::size_t column = 0; column < 8; ++column)
            CHECK(*panels.at(row, column) == (row == 8                ? 99
                                              : row < 2 && column < 5 ? source(row, column)
                                                                      : 0));
    std::array<int, 15> back{};
    copy_out(panels, 2, std::size_t{5}, rows_of(back.data(), std::size_t{3}, 5), 1);
    CHECK(std::equal(numbers.begin(), numbers.end(), back.begin() + 5));
    CHECK(back[4] == 0);
    Strided<int const, std::size_t, std::ptrdiff_t> const turned{numbers.data(), 5, 1, 5}; // column by column
    copy_in(turned, 0, 5, Constant<2>{}, panels);
    CHECK(*panels.at(4, 1) == 10);
    CHECK(*panels.at(5, 1) == 0);
}

TEST_CASE("Samples are copied into columns with zeros after the last, and out without")
{
    std::array<int, 6> numbers{1, 2, 3, 4, 5, 6};
    auto const source = rows_of(numbers.data(), std::size_t{3}, 2);
    std::array<int, 8> lanes;
    lanes.fill(9);
    Columns<int, 4> const columns{lanes.data()};
    copy_in(source, 1, 2, 2, columns);
    CHECK(lanes == std::array{3, 5, 0, 0, 4, 6, 0, 0});
    std::array<int, 6> back{};
    copy_out(columns, 2, 2, rows_of(back.data(), std::size_t{3}, 2), 1);
    CHECK(back == std::array{0, 0, 3, 4, 5, 6});
}

TEST_CASE("A batch of a known size that fits is one tile of that size, others are cut")
{
    std::vector<std::size_t> seen;
    auto const note = [&](std::size_t first, auto rows) {
        seen.push_back(first);
        seen.push_back(rows);
        seen.push_back(is_constant<decltype(rows)>);
    };
    each_tile(Constant<4>{}, Constant<16>{}, note);
    CHECK(seen == std::vector<std::size_t>{0, 4, 1});
    seen.clear();
    each_tile(std::size_t{20}, Constant<8>{}, note);
    CHECK(seen == std::vector<std::size_t>{0, 8, 0, 8, 8, 0, 16, 4, 0});
    seen.clear();
    each_tile(Constant<17>{}, Constant<8>{}, note);
    CHECK(seen == std::vector<std::size_t>{0, 8, 1, 8, 8, 1, 16, 1, 1});
    seen.clear();
    each_tile(Constant<33>{}, Constant<32>{}, note); // large ones share one loop
    CHECK(seen == std::vector<std::size_t>{0, 32, 0, 32, 1, 0});
    seen.clear();
    each_tile(std::size_t{10}, Constant<4>{}, note); // small ones, if whole, are of a known size too
    CHECK(seen == std::vector<std::size_t>{0, 4, 1, 4, 4, 1, 8, 2, 0});
    seen.clear();
    each_tile(std::size_t{0}, Constant<4>{}, note);
    CHECK(seen.empty());
}

TEST_CASE("Strides reach any layout")
{
    std::array<double, 6> numbers{1, 2, 3, 4, 5, 6};
    Strided<double, std::size_t, std::ptrdiff_t> const columns{numbers.data(), 2, 1, 2}; // column-major 2 x 3
    CHECK(columns(1, 2) == 6);
    CHECK(columns(0, 1) == 3);
    CHECK(columns.rows() == 2);
}
