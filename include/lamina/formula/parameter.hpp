// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cstddef>
#include <string_view>

namespace lamina::core {

/// One array of trained numbers, as a layer declares it: (rows, columns), or (rows) where columns is 0.
struct Parameter {
    std::string_view name;
    std::size_t rows;
    std::size_t columns = 0;
    /// What its numbers start with: `initial`, or uniform between -bound and bound where that is not 0.
    double initial = 0;
    double bound = 0;

    [[nodiscard]] constexpr std::size_t rank() const { return columns == 0 ? 1 : 2; }
    [[nodiscard]] constexpr std::size_t size() const { return lines() * length(); }

    /// The array as lines of `length` numbers, as it is read aloud: one with a single axis is one line.
    [[nodiscard]] constexpr std::size_t lines() const { return columns == 0 ? 1 : rows; }
    [[nodiscard]] constexpr std::size_t length() const { return columns == 0 ? rows : columns; }
};

} // namespace lamina::core
