// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/lanes.hpp>

#include <array>

namespace lamina::cpu {

/// c[0] + c[1] x + c[2] x² + …, as a tree, so that few operations wait for one another (Estrin's scheme).
template <class Value, std::size_t Count>
[[gnu::always_inline]] inline Value polynomial(std::array<Value, Count> const& c, Value x)
{
    if constexpr (Count == 1) {
        return c[0];
    } else {
        std::array<Value, (Count + 1) / 2> pairs;
        for (std::size_t i = 0; i < Count / 2; ++i) pairs[i] = fma(c[2 * i + 1], x, c[2 * i]);
        if constexpr (Count % 2 == 1) pairs.back() = c.back();
        if constexpr (Count == 2)
            return pairs[0];
        else
            return polynomial(pairs, x * x);
    }
}

/// The same number in all lanes, for each of the numbers.
template <class Arch, class T, std::size_t Count>
[[gnu::always_inline]] inline auto lanes_of(std::array<T, Count> const& numbers)
{
    std::array<Lanes<T, Arch>, Count> result;
    for (std::size_t i = 0; i < Count; ++i) result[i] = Lanes<T, Arch>(numbers[i]);
    return result;
}

} // namespace lamina::cpu
