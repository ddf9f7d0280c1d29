// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cstddef>
#include <cstdint>

namespace lamina::random {

/// Of which random numbers a pass's come: a trainer's seed and the number of the step, from 0.
struct Draw {
    std::uint64_t seed = 0; ///< a trainer's
    std::uint64_t step = 0; ///< how many steps were made
};

/// Uniform numbers of [0, 1) by place: a hash of the seed, the step, the stage of the network, the row of the
/// batch and the column, so that tiles, threads and backends draw the same. (Each is mixed in by the
/// finalizer of SplitMix64: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, 2014.)
template <class T>
struct Noise {
    Draw draw;         ///< of which step
    std::size_t stage; ///< of which stage of the network

    [[nodiscard]] constexpr T operator()(std::size_t row, std::size_t column) const
    {
        std::uint64_t hash = mix(draw.seed);
        hash = mix(hash ^ draw.step);
        hash = mix(hash ^ stage);
        hash = mix(hash ^ row);
        hash = mix(hash ^ column);
        // 24 bits, so that every float is below 1 and the same as the double
        return T(static_cast<double>(hash >> 40) * 0x1p-24);
    }

private:
    static constexpr std::uint64_t mix(std::uint64_t z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
};

} // namespace lamina::random
