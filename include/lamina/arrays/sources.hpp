// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>

#include <algorithm>
#include <cstddef>

/// Where samples come from and results go: whatever has rows() and (row, column). Arrays come in by
/// ArrayTraits, see array_traits.hpp.
namespace lamina::core {

/// Numbers in memory, `row_step` and `column_step` apart; a Constant says what is known at compile time.
template <class T, class RowCount, class ColumnStep, class RowStep = std::ptrdiff_t>
struct Strided {
    T* data;
    [[no_unique_address]] RowCount row_count;
    [[no_unique_address]] RowStep row_step;
    [[no_unique_address]] ColumnStep column_step;

    [[nodiscard]] constexpr RowCount rows() const { return row_count; }
    [[nodiscard]] constexpr T& operator()(std::size_t row, std::size_t column) const
    {
        return data[static_cast<std::ptrdiff_t>(row) * static_cast<std::ptrdiff_t>(row_step) +
                    static_cast<std::ptrdiff_t>(column) * static_cast<std::ptrdiff_t>(column_step)];
    }
};

/// Rows of `columns` numbers without gaps.
template <class T, class RowCount>
constexpr auto rows_of(T* data, RowCount rows, std::size_t columns)
{
    return Strided<T, RowCount, Constant<1>>{data, rows, static_cast<std::ptrdiff_t>(columns), {}};
}

/// An array in braces.
template <class T, std::size_t RowCount, std::size_t Columns>
struct Braces {
    T const (&numbers)[RowCount][Columns];

    [[nodiscard]] constexpr Constant<RowCount> rows() const { return {}; }
    [[nodiscard]] constexpr T operator()(std::size_t row, std::size_t column) const
    {
        return numbers[row][column];
    }
};

/// visit(first row, row count) for tiles of up to Tile rows; a batch of a known size that fits is one
/// Constant, and so are small whole tiles, and the rest after them of a batch of a known size.
template <class RowCount, std::size_t Tile>
[[gnu::always_inline]] constexpr void each_tile(RowCount rows, Constant<Tile> /*tile*/, auto const& visit)
{
    static_assert(Tile > 0);
    if constexpr (is_constant<RowCount> && RowCount() <= Tile) {
        if constexpr (RowCount() > 0) visit(std::size_t{0}, rows);
    } else if constexpr (is_constant<RowCount> && Tile <= 16) {
        constexpr std::size_t rest = RowCount() % Tile;
        for (std::size_t first = 0; first + Tile <= rows; first += Tile) visit(first, Constant<Tile>{});
        if constexpr (rest > 0) visit(RowCount() - rest, Constant<rest>{});
    } else if constexpr (Tile < 8) {
        std::size_t first = 0;
        for (; first + Tile <= rows; first += Tile) visit(first, Constant<Tile>{});
        if (first < rows) visit(first, rows - first);
    } else
        for (std::size_t first = 0; first < rows; first += Tile)
            visit(first, rows - first < Tile ? rows - first : Tile);
}

/// Copies rows [first, first + count) of a source to the start of `rows`; what pads a row is set to 0.
template <class T, class Stride>
constexpr void copy_in(auto const& source, std::size_t first, std::size_t count, std::size_t width,
                       Rows<T, Stride> rows)
{
    for (std::size_t row = 0; row < count; ++row) {
        T* const to = rows.data + row * rows.stride;
        for (std::size_t column = 0; column < width; ++column) to[column] = source(first + row, column);
        for (std::size_t column = width; column < rows.stride; ++column) to[column] = T(0);
    }
}

/// That neighbours in a row of an array lie together.
template <class Array>
concept RowMajor = requires(Array const& array) { requires decltype(array.column_step)::value == 1; };

/// Copies neighbours; where their number is in the type, by as few instructions as it takes, not by a call,
/// which std::copy_n becomes in a large source.
template <class T>
[[gnu::always_inline]] constexpr void copy_neighbours(T const* from, auto count, T* to)
{
    if (std::is_constant_evaluated())
        std::copy_n(from, std::size_t{count}, to);
    else
        __builtin_memcpy(to, from, count * sizeof(T));
}

/// Copies neighbours in a row from a source, or into a sink.
template <class T, class Source>
[[gnu::always_inline]] constexpr void copy_row(Source const& source, std::size_t row, std::size_t column,
                                               auto count, T* to)
{
    if constexpr (RowMajor<Source>)
        copy_neighbours(&source(row, column), count, to);
    else
        for (std::size_t i = 0; i < count; ++i) to[i] = source(row, column + i);
}
template <class T, class Sink>
[[gnu::always_inline]] constexpr void copy_row(T const* from, auto count, Sink const& sink, std::size_t row,
                                               std::size_t column)
{
    if constexpr (RowMajor<Sink>)
        copy_neighbours(from, count, &sink(row, column));
    else
        for (std::size_t i = 0; i < count; ++i) sink(row, column + i) = from[i];
}

/// visit(first column, count) for the panels of a row: counts that the types tell are Constants.
template <class Width, class PanelWidth>
constexpr void each_panel(Width width, PanelWidth panel, auto const& visit)
{
    std::size_t start = 0;
    for (; start + panel <= width; start += panel) visit(start, panel);
    if constexpr (is_constant<Width> && is_constant<PanelWidth>) {
        constexpr std::size_t tail = Width::value % PanelWidth::value;
        if constexpr (tail > 0) visit(start, Constant<tail>{});
    } else {
        if (start < width) visit(start, width - start);
    }
}

/// The same into panels; rows after the last, up to a multiple of eight, are set to 0 too.
template <class T, class RowCount, class PanelWidth>
constexpr void copy_in(auto const& source, std::size_t first, std::size_t count, auto width,
                       Panels<T, RowCount, PanelWidth> panels)
{
    for (std::size_t row = 0; row < count; ++row)
        each_panel(width, panels.width, [&](std::size_t start, auto columns) __attribute__((always_inline)) {
            T* const to = panels.at(row, start);
            copy_row(source, first + row, start, columns, to);
            for (std::size_t i = columns; i < panels.width; ++i) to[i] = T(0);
        });
    std::size_t const end = std::min<std::size_t>(panels.row_count, (count + 7) / 8 * 8);
    for (std::size_t row = count; row < end; ++row)
        each_panel(width, panels.width, [&](std::size_t start, auto) {
            std::fill_n(panels.at(row, start), std::size_t{panels.width}, T(0));
        });
}

/// The same into columns; what lies after their last row is set to 0.
template <class T, std::size_t RowCount>
constexpr void copy_in(auto const& source, std::size_t first, std::size_t count, std::size_t width,
                       Columns<T, RowCount> columns)
{
    for (std::size_t column = 0; column < width; ++column) {
        T* const to = columns.data + column * RowCount;
        std::fill_n(to, RowCount,
                    T(0)); // of a known size: one store, where a fill of the rest would be a call
        for (std::size_t row = 0; row < count; ++row) to[row] = source(first + row, column);
    }
}

/// Copies the first `count` of `rows` to rows [first, first + count) of a sink.
template <class T, class Stride>
constexpr void copy_out(Rows<T, Stride> rows, std::size_t count, std::size_t width, auto const& sink,
                        std::size_t first)
{
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = 0; column < width; ++column)
            sink(first + row, column) = rows.data[row * rows.stride + column];
}

/// The same out of panels.
template <class T, class RowCount, class PanelWidth>
constexpr void copy_out(Panels<T, RowCount, PanelWidth> panels, std::size_t count, auto width,
                        auto const& sink, std::size_t first)
{
    for (std::size_t row = 0; row < count; ++row)
        each_panel(width, panels.width, [&](std::size_t start, auto columns) __attribute__((always_inline)) {
            copy_row(static_cast<T const*>(panels.at(row, start)), columns, sink, first + row, start);
        });
}

/// The same out of columns.
template <class T, std::size_t RowCount>
constexpr void copy_out(Columns<T, RowCount> columns, std::size_t count, std::size_t width, auto const& sink,
                        std::size_t first)
{
    for (std::size_t column = 0; column < width; ++column)
        for (std::size_t row = 0; row < count; ++row)
            sink(first + row, column) = columns.data[column * RowCount + row];
}

} // namespace lamina::core
