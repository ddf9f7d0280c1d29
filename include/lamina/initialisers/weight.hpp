// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/parameter.hpp>

namespace lamina::core {

/// Which array an initialiser fills. An initialiser is what can be called with a std::span of the array's
/// numbers, row by row, with this, and with a generator.
struct Weight {
    Parameter parameter; ///< its shape, and what its layer starts it with
    bool is_first;       ///< whether it is the first one of the network with two or more axes

    /// How many values come into each output: all axes after the first.
    [[nodiscard]] constexpr double fan_in() const { return static_cast<double>(parameter.length()); }
    /// How many outputs each value goes into: the first axis, for each place of a kernel.
    [[nodiscard]] constexpr double fan_out() const
    {
        return static_cast<double>(parameter.size() / parameter.columns);
    }
};

/// An initialiser that asks for fan_in or fan_out, which a bias has not.
template <class Initialiser>
concept CountsFans = requires { requires Initialiser::counts_fans; };

} // namespace lamina::core
