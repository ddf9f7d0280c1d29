// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>

namespace lamina::init {

/// Normal numbers: torch.nn.init.normal_. std::invalid_argument where std is below 0.
struct Normal {
    double mean = 0; ///< about which they lie
    double std = 1;  ///< standard deviation

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& /*weight*/, auto& generator) const
    {
        core::fill_normal(numbers, mean, std, generator);
    }
};

} // namespace lamina::init
