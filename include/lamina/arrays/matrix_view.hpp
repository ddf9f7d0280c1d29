// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/support/errors.hpp>

namespace lamina {

/// Rows of numbers in memory of the caller's, as a batch that networks and trainers take, or write to:
///
///     std::vector<float> numbers = …;                  // row after row, 3 in each
///     auto const y = net(MatrixView{numbers, 3});      // a std::vector<std::array<float, outputs>>
///     trainer.step(MatrixView{pointer, rows, 3}, MatrixView{targets, 1});
///     net.forward(MatrixView{pointer, rows, 3}, MatrixView{results, outputs});
///
/// Number (row, column) is data[row * row_step + column]. A row_step of more than `columns` passes over what
/// lies between the rows, as columns that are not wanted; one of less lets rows overlap, as the windows of a
/// signal, which only reading allows.
template <class T>
class MatrixView {
public:
    constexpr MatrixView(T* data, std::size_t rows, std::size_t columns)
        : MatrixView(data, rows, columns, columns)
    {}
    constexpr MatrixView(T* data, std::size_t rows, std::size_t columns, std::size_t row_step)
        : data_(data), rows_(rows), columns_(columns), row_step_(row_step)
    {}

    /// All numbers of a std::vector, std::array, std::span, …, so many in each row; ShapeError unless they
    /// are whole rows.
    constexpr MatrixView(std::span<T> numbers, std::size_t columns)
        : MatrixView(numbers.data(), whole_rows(numbers.size(), columns), columns)
    {}

    [[nodiscard]] constexpr T* data() const { return data_; }
    [[nodiscard]] constexpr std::array<std::size_t, 2> shape() const { return {rows_, columns_}; }
    /// How far the rows lie apart, in numbers.
    [[nodiscard]] constexpr std::size_t row_step() const { return row_step_; }

    [[nodiscard]] constexpr T& operator()(std::size_t row, std::size_t column) const
    {
        return data_[row * row_step_ + column];
    }

private:
    static constexpr std::size_t whole_rows(std::size_t size, std::size_t columns)
    {
        if (columns == 0 || size % columns != 0)
            core::raise<ShapeError>({"lamina: ", size, " numbers are no whole rows of ", columns, "."});
        return size / columns;
    }

    T* data_;
    std::size_t rows_;
    std::size_t columns_;
    std::size_t row_step_;
};

template <core::Contiguous Memory>
MatrixView(Memory&& numbers, std::size_t columns)
    -> MatrixView<std::remove_pointer_t<decltype(std::data(numbers))>>;

} // namespace lamina

namespace lamina::core {

template <class T>
struct ArrayTraits<MatrixView<T>> : ArrayDefaults {
    using Array = MatrixView<T>;
    using Element = std::remove_const_t<T>;
    using Length = std::size_t;
    static constexpr std::size_t rank = 2;
    static constexpr bool is_view = true;

    static constexpr std::size_t length(Array const& array) { return array.shape()[0]; }
    static constexpr std::size_t rows(Array const& array) { return array.shape()[0]; }
    static constexpr auto shape(Array const& array) { return array.shape(); }
    static constexpr auto open(Array const& array)
    {
        return rows_of(array.data(), array.shape()[0], array.row_step());
    }

    template <class Result, std::size_t Columns>
    static constexpr auto make_result(Array const& array)
    {
        return std::vector<std::array<Result, Columns>>(array.shape()[0]);
    }
    static auto make_same(Array const& array) { return OwnArray<Element, 2>::make(array.shape()); }
    static constexpr auto make_labels(Array const& array)
    {
        return std::vector<std::size_t>(array.shape()[0]);
    }
};

} // namespace lamina::core
