// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/weight.hpp>

#include <algorithm>
#include <span>

namespace lamina::init {

/// All numbers the same: torch.nn.init.constant_.
struct Constant {
    double value; ///< what they are

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& /*weight*/, auto& /*generator*/) const
    {
        std::fill(numbers.begin(), numbers.end(), static_cast<T>(value));
    }
};

/// All numbers 0: torch.nn.init.zeros_.
struct Zeros : Constant {
    constexpr Zeros() : Constant{0} {}
};

/// All numbers 1: torch.nn.init.ones_.
struct Ones : Constant {
    constexpr Ones() : Constant{1} {}
};

} // namespace lamina::init
