// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>

#include <concepts>
#include <type_traits>

namespace lamina::core {

/// Numbers that class labels may be: of any integer type, char and bool among them, or an enum's.
template <class Label>
inline constexpr bool is_label = std::integral<Label> || std::is_enum_v<Label>;

/// Class labels, one for each row.
template <class Source, class RowCount>
struct Labels {
    Source source;
    RowCount row_count;

    [[nodiscard]] constexpr RowCount rows() const { return row_count; }

    /// Those of rows [first, first + count), in such memory; `there`: they were copied before.
    [[nodiscard]] constexpr OneHotRows one_hot(std::size_t first, std::size_t count, std::size_t* memory,
                                               bool there) const
    {
        if (!there)
            for (std::size_t row = 0; row < count; ++row)
                memory[row] = static_cast<std::size_t>(label(first + row));
        return {memory};
    }

    /// As a number of the standard's integer types, which char and bool are not.
    [[nodiscard]] constexpr auto label(std::size_t row) const
    {
        auto const label = source(0, row);
        if constexpr (std::is_enum_v<decltype(label)>)
            return +static_cast<std::underlying_type_t<decltype(label)>>(label);
        else
            return +label;
    }
};

/// An array of class labels, to read.
template <class Array>
constexpr auto open_labels(Array const& labels)
{
    using Traits = ArrayTraits<Array>;
    return Labels<decltype(Traits::open(labels)), typename Traits::Length>{Traits::open(labels),
                                                                           Traits::length(labels)};
}

} // namespace lamina::core
