// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>

#include <algorithm>

namespace lamina::init {

/// What the layer itself starts with, as in Network{generator}: of a Linear uniform numbers within
/// 1 / sqrt(fan_in), as torch.nn.Linear.
struct Default {
    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        if (double const bound = weight.parameter.bound; bound != 0)
            core::fill_uniform(numbers, -bound, bound, generator);
        else
            std::fill(numbers.begin(), numbers.end(), static_cast<T>(weight.parameter.initial));
    }
};

} // namespace lamina::init
