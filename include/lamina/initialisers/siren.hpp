// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>
#include <lamina/math/basic.hpp>

namespace lamina::init {

/// For networks with the activation sin(omega x): uniform numbers within 1 / fan_in in the first weight of
/// the network, within sqrt(6 / fan_in) / omega in others. (Sitzmann and others, Implicit Neural
/// Representations with Periodic Activation Functions, 2020.)
struct Siren {
    double omega = 30; ///< how fast the activation turns
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        double const bound =
            weight.is_first ? 1 / weight.fan_in() : core::math::sqrt(6 / weight.fan_in()) / omega;
        core::fill_uniform(numbers, -bound, bound, generator);
    }
};

} // namespace lamina::init
