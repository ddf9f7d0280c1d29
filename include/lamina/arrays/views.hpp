// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/constant.hpp>

#include <type_traits>
#include <utility>

namespace lamina::core {

/// Rows of numbers: (row, column) lies at data[row * stride + column].
template <class T, class Stride>
struct Rows {
    T* data;
    Stride stride;

    [[nodiscard]] constexpr T* at(std::size_t row, std::size_t column) const
    {
        return data + row * stride + column;
    }
    /// How far the next row lies.
    [[nodiscard]] constexpr Stride row_step() const { return stride; }
    /// How many numbers of a row of `width` are contiguous.
    [[nodiscard]] constexpr std::size_t run(std::size_t width) const { return width; }
    /// The same from a row on.
    [[nodiscard]] constexpr Rows from_row(std::size_t row) const { return {data + row * stride, stride}; }
};

/// Rows of numbers packed into panels of `width` columns, in each of which `row_count` rows are contiguous:
/// what a GEMM reads together lies together. Up to one panel, the same as Rows.
template <class T, class RowCount, class Width>
struct Panels {
    T* data;
    [[no_unique_address]] RowCount row_count;
    [[no_unique_address]] Width width;

    [[nodiscard]] constexpr T* at(std::size_t row, std::size_t column) const
    {
        return data + column / width * row_count * width + row * width + column % width;
    }
    [[nodiscard]] constexpr Width row_step() const { return width; }
    [[nodiscard]] constexpr std::size_t run(std::size_t /*width*/) const { return width; }
    [[nodiscard]] constexpr Panels from_row(std::size_t row) const
    {
        return {data + row * width, row_count, width};
    }
};

/// Columns of numbers, RowCount in each: (row, column) lies at data[column * RowCount + row].
template <class T, std::size_t RowCount>
struct Columns {
    T* data;
    [[nodiscard]] constexpr Columns from_row(std::size_t /*always 0*/) const { return *this; }
};

/// Columns of a view from `first` on.
template <class View>
struct Slice {
    View view;
    std::size_t first;
};

template <class View>
inline constexpr bool is_slice = false;
template <class View>
inline constexpr bool is_slice<Slice<View>> = true;

/// One number for each column, the same in every row: a bias, a trained parameter of a feature.
template <class T>
struct PerColumn {
    T* data;
};

/// One number for all.
template <class T>
struct Single {
    T* data;
};

/// One number for each row, the same in all columns: what a row counts.
template <class T>
struct PerRow {
    T const* data;
};

/// A view whose rows count differently.
template <class View, class T>
struct WeightedView {
    View view;
    PerRow<T> weights;
};

template <class View>
inline constexpr bool is_weighted = false;
template <class View, class T>
inline constexpr bool is_weighted<WeightedView<View, T>> = true;

/// A view without what its rows count.
template <class View>
constexpr auto const& plain_view(View const& view)
{
    if constexpr (is_weighted<View>)
        return view.view;
    else
        return view;
}
template <class View>
using PlainView = std::remove_cvref_t<decltype(plain_view(std::declval<View const&>()))>;

/// Class labels, one for each row, read as rows of 0 with a 1 at the label.
struct OneHotRows {
    std::size_t const* labels;
};

} // namespace lamina::core
