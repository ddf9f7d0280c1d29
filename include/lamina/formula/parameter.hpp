// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace lamina::core {

/// One array of trained numbers, as a layer declares it: (rows, columns), or (rows) where columns is 0. One
/// of more axes says so: Parameter{.name = "weight", .rows = 16, .columns = 8, .further = {3}}.
struct Parameter {
    std::string_view name;
    std::size_t rows;        ///< the first axis
    std::size_t columns = 0; ///< 0: one axis alone
    /// What its numbers start with: `initial`, or uniform between -bound and bound where that is not 0.
    double initial = 0;
    double bound = 0; ///< 0: all are `initial`
    /// The axes after rows and columns, or 0.
    std::array<std::size_t, 2> further{};

    /// How many axes it has.
    [[nodiscard]] constexpr std::size_t rank() const
    {
        return 1 + std::size_t{columns != 0} + std::size_t{further[0] != 0} + std::size_t{further[1] != 0};
    }
    /// The axes, of which `rank()` count.
    [[nodiscard]] constexpr std::array<std::size_t, 4> axes() const
    {
        return {rows, columns, further[0], further[1]};
    }
    /// The first `Rank` of them.
    template <std::size_t Rank>
    [[nodiscard]] constexpr std::array<std::size_t, Rank> shape() const
    {
        std::array<std::size_t, Rank> first{};
        for (std::size_t axis = 0; axis < Rank; ++axis) first[axis] = axes()[axis];
        return first;
    }
    [[nodiscard]] constexpr std::size_t size() const { return lines() * length(); }

    /// The array as lines of `length` numbers, as it is read aloud: one with a single axis is one line, and
    /// all but the first of more axes lie in the lines.
    [[nodiscard]] constexpr std::size_t lines() const { return columns == 0 ? 1 : rows; }
    /// The numbers of a line.
    [[nodiscard]] constexpr std::size_t length() const
    {
        std::size_t numbers = columns == 0 ? rows : columns;
        for (std::size_t const axis : further)
            if (axis != 0) numbers *= axis;
        return numbers;
    }
};

} // namespace lamina::core
