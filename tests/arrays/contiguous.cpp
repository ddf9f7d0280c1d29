// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/contiguous.hpp>

#include "catch.hpp"

#include <initializer_list>
#include <list>
#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {

/// What a network would read of an array.
template <class Array>
std::vector<int> read(Array const& array)
{
    auto const source = ArrayTraits<Array>::open(array);
    std::vector<int> result;
    auto const shape = ArrayTraits<Array>::shape(array);
    for (std::size_t row = 0; row < source.rows(); ++row)
        for (std::size_t column = 0; column < shape.back(); ++column) result.push_back(source(row, column));
    return result;
}

std::vector<int> const in_order{1, 2, 3, 4, 5, 6};

struct WithShape : std::vector<int> {
    [[nodiscard]] std::array<std::size_t, 2> shape() const { return {2, 3}; }
};

} // namespace

TEST_CASE("Numbers that lie together are one sample")
{
    CHECK(read(in_order) == in_order);
    CHECK(read(std::array{1, 2, 3, 4, 5, 6}) == in_order);
    CHECK(read(std::span(in_order)) == in_order);
    CHECK(read(std::span<int const, 6>(in_order)) == in_order);
    CHECK(read(std::initializer_list<int>{1, 2, 3, 4, 5, 6}) == in_order);
    int const numbers[]{1, 2, 3, 4, 5, 6};
    CHECK(read(numbers) == in_order);
    static_assert(std::same_as<decltype(ArrayTraits<std::vector<int>>::open(in_order).rows()), Constant<1>>);
    static_assert(ArrayTraits<std::array<int, 6>>::fixed_columns == 6 && ArrayTraits<int[6]>::rank == 1 &&
                  ArrayTraits<std::span<int, 6>>::fixed_columns == 6 &&
                  ArrayTraits<std::span<int const>>::fixed_columns == 0);
    static_assert(std::same_as<ArrayTraits<std::span<int const>>::Element, int>);
}

TEST_CASE("Rows that lie together are a batch")
{
    using Row = std::array<int, 3>;
    std::vector<Row> const rows{{1, 2, 3}, {4, 5, 6}};
    CHECK(read(rows) == in_order);
    CHECK(read(std::span(rows)) == in_order);
    CHECK(read(std::array<Row, 2>{{{1, 2, 3}, {4, 5, 6}}}) == in_order);
    int const numbers[2][3]{{1, 2, 3}, {4, 5, 6}};
    CHECK(read(numbers) == in_order);
    CHECK(ArrayTraits<std::vector<Row>>::shape(rows) == std::array<std::size_t, 2>{2, 3});
    static_assert(std::same_as<ArrayTraits<int[2][3]>::Length, Constant<2>> &&
                  std::same_as<ArrayTraits<std::vector<Row>>::Length, std::size_t> &&
                  ArrayTraits<std::vector<Row>>::fixed_columns == 3);
    // what the type knows, its source tells the pass
    static_assert(decltype(ArrayTraits<int[2][3]>::open(numbers).row_step)::value == 3);
}

TEST_CASE("What is open is written through, unless it is const")
{
    std::vector<std::array<int, 2>> rows(2);
    ArrayTraits<decltype(rows)>::open(rows)(1, 0) = 5;
    CHECK(rows[1][0] == 5);
    std::span<int> const part(rows[1]);
    ArrayTraits<std::span<int>>::open(part)(0, 1) = 6;
    CHECK(rows[1][1] == 6);
    static_assert(std::same_as<decltype(ArrayTraits<std::vector<int>>::open(in_order)(0, 0)), int const&>);
    static_assert(ArrayTraits<std::span<int>>::is_view && !ArrayTraits<std::vector<int>>::is_view &&
                  !ArrayTraits<std::array<int, 2>>::is_view);
}

TEST_CASE("Results are arrays of the standard library with as many rows")
{
    std::vector<std::array<int, 3>> const rows{{1, 2, 3}, {4, 5, 6}};
    using Traits = ArrayTraits<std::vector<std::array<int, 3>>>;
    static_assert(
        std::same_as<decltype(Traits::make_result<float, 7>(rows)), std::vector<std::array<float, 7>>>);
    CHECK(Traits::make_result<float, 7>(rows).size() == 2);
    static_assert(std::same_as<decltype(ArrayTraits<int[2][3]>::make_result<float, 7>({})),
                               std::array<std::array<float, 7>, 2>>);
    static_assert(std::same_as<decltype(ArrayTraits<std::vector<int>>::make_result<float, 7>({})),
                               std::array<float, 7>>);
}

TEST_CASE("The numbers of a std::vector<bool> are read one by one")
{
    std::vector<bool> const bits{true, false, true, true, false};
    CHECK(read(bits) == std::vector<int>{1, 0, 1, 1, 0});
    CHECK(ArrayTraits<std::vector<bool>>::length(bits) == 5);
}

TEST_CASE("Memory that is apart, and what has a shape of its own, is not taken for one sample")
{
    static_assert(!core::Contiguous<std::list<int>> && !core::Contiguous<int*> && !core::Contiguous<int> &&
                  !core::Contiguous<WithShape>);
    static_assert(!ArrayLike<std::list<int>> && !ArrayLike<int*> && !ArrayLike<WithShape>);
}
