// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/gain.hpp>
#include <lamina/initialisers/weight.hpp>

namespace lamina::core {

/// gain sqrt(2 / (fan_in + fan_out))
inline double xavier_deviation(Weight const& weight, double gain)
{
    return gain * math::sqrt(2 / (weight.fan_in() + weight.fan_out()));
}

} // namespace lamina::core

namespace lamina::init {

/// Uniform numbers within sqrt(3) gain sqrt(2 / (fan_in + fan_out)), so that values keep their size forward
/// and back: torch.nn.init.xavier_uniform_. (Glorot and Bengio, Understanding the Difficulty of Training Deep
/// Feedforward Neural Networks, 2010.)
struct XavierUniform {
    double gain = 1; ///< for the activation after it, as gain::tanh
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        double const bound = core::math::sqrt(3.0) * core::xavier_deviation(weight, gain);
        core::fill_uniform(numbers, -bound, bound, generator);
    }
};

/// Normal numbers with the deviation gain sqrt(2 / (fan_in + fan_out)): torch.nn.init.xavier_normal_.
struct XavierNormal {
    double gain = 1; ///< for the activation after it, as gain::tanh
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        core::fill_normal(numbers, 0, core::xavier_deviation(weight, gain), generator);
    }
};

} // namespace lamina::init
