// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>

namespace lamina::init {

/// Uniform numbers of [a, b): torch.nn.init.uniform_. std::invalid_argument where a is above b.
struct Uniform {
    double a = 0; ///< the least
    double b = 1; ///< what all are below

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& /*weight*/, auto& generator) const
    {
        core::fill_uniform(numbers, a, b, generator);
    }
};

} // namespace lamina::init
