// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>

#include <array>
#include <span>
#include <type_traits>
#include <vector>

namespace lamina::core {

/// Numbers that lie together and know no shape: std::vector, std::array, std::span, T[n], and what else
/// std::span takes.
template <class Array>
concept Contiguous = !requires(Array& array) { array.shape(); } && requires(Array& array) {
    std::data(array);
    std::size(array);
} && requires(Array& array) { std::span(array); };

/// What the values of such memory are: numbers, or rows of `columns` numbers each.
template <class Value>
struct RowOf {
    using Number = Value;
    static constexpr bool is_row = false;
    static constexpr std::size_t columns = 0;
};
template <class T, std::size_t Columns>
struct RowOf<std::array<T, Columns>> {
    using Number = T;
    static constexpr bool is_row = true;
    static constexpr std::size_t columns = Columns;
    static_assert(sizeof(std::array<T, Columns>) == Columns * sizeof(T));
};
template <class T, std::size_t Columns>
struct RowOf<T[Columns]> {
    using Number = T;
    static constexpr bool is_row = true;
    static constexpr std::size_t columns = Columns;
};

/// The numbers of a std::vector<bool>, which are no objects.
template <class Bits>
struct BitRow {
    Bits const& bits;

    [[nodiscard]] constexpr Constant<1> rows() const { return {}; }
    [[nodiscard]] constexpr bool operator()(std::size_t /*0*/, std::size_t column) const
    {
        return bits[column];
    }
};

/// Contiguous memory: of numbers it is one sample, or one label a row; of rows, as
/// std::vector<std::array<float, 3>>, it is a batch. Results are std::arrays, of a batch whose number of rows
/// only run time knows a std::vector of them.
template <Contiguous Array>
struct ArrayTraits<Array> : ArrayDefaults {
    using Span = decltype(std::span(std::declval<Array const&>()));
    using Row = RowOf<typename Span::value_type>;
    using Element = typename Row::Number;
    static constexpr std::size_t rank = Row::is_row ? 2 : 1;
    static constexpr bool is_fixed = Span::extent != std::dynamic_extent;
    using Length = std::conditional_t<is_fixed, Constant<Span::extent>, std::size_t>;
    static constexpr std::size_t fixed_columns = Row::is_row ? Row::columns : is_fixed ? Span::extent : 0;
    static constexpr bool is_view = std::ranges::enable_borrowed_range<Array>;

    static constexpr Length length(Array const& array)
    {
        if constexpr (is_fixed)
            return {};
        else
            return std::size(array);
    }

    static constexpr auto rows(Array const& array)
    {
        if constexpr (Row::is_row)
            return length(array);
        else
            return Constant<1>{};
    }

    static constexpr std::array<std::size_t, rank> shape(Array const& array)
    {
        if constexpr (Row::is_row)
            return {length(array), Row::columns};
        else
            return {length(array)};
    }

    template <class MaybeConst>
    static constexpr auto open(MaybeConst& array)
    {
        auto* const values = std::data(array);
        if constexpr (!Row::is_row) {
            return rows_of(values, Constant<1>{}, std::size(array));
        } else {
            using Value = std::remove_pointer_t<decltype(values)>;
            using Number = std::conditional_t<std::is_const_v<Value>, Element const, Element>;
            auto* const data = reinterpret_cast<Number*>(values);
            if constexpr (is_fixed)
                return Strided<
                    Number, Length, Constant<1>,
                    std::integral_constant<std::ptrdiff_t, static_cast<std::ptrdiff_t>(fixed_columns)>>{
                    data, {}, {}, {}};
            else
                return rows_of(data, std::size(array), Row::columns);
        }
    }

    template <class T, std::size_t Columns>
    static constexpr auto make_result(Array const& array)
    {
        if constexpr (!Row::is_row)
            return std::array<T, Columns>{};
        else if constexpr (is_fixed)
            return std::array<std::array<T, Columns>, Span::extent>{};
        else
            return std::vector<std::array<T, Columns>>(std::size(array));
    }

    static constexpr auto make_same(Array const& array)
    {
        if constexpr (fixed_columns != 0)
            return make_result<Element, fixed_columns>(array);
        else
            return std::vector<Element>(std::size(array));
    }

    static constexpr auto make_labels(Array const& array)
    {
        if constexpr (is_fixed)
            return std::array<std::size_t, Span::extent>{};
        else
            return std::vector<std::size_t>(std::size(array));
    }
};

/// A std::vector<bool> of labels.
template <class Allocator>
struct ArrayTraits<std::vector<bool, Allocator>> : ArrayDefaults {
    using Array = std::vector<bool, Allocator>;
    using Element = bool;
    using Length = std::size_t;
    static constexpr std::size_t rank = 1;

    static constexpr std::size_t length(Array const& array) { return array.size(); }
    static constexpr std::array<std::size_t, 1> shape(Array const& array) { return {array.size()}; }
    static constexpr auto open(Array const& array) { return BitRow<Array>{array}; }

    template <class T, std::size_t Columns>
    static constexpr auto make_result(Array const& /*array*/)
    {
        return std::array<T, Columns>{};
    }
};

} // namespace lamina::core
