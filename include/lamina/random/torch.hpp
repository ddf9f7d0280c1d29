// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/mt19937.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>

namespace lamina::random {

/// The numbers that torch.manual_seed(seed) is followed by on the CPU, bit for bit: an MT19937 whose 32-bit
/// draws make uniform numbers (ATen/core/TransformationHelper.h), multiplied and added in one rounding.
class Torch {
public:
    explicit Torch(std::uint64_t seed) : engine_(static_cast<std::uint32_t>(seed)) {}

    /// Uniform in [low, high): the low 24 bits of one draw for float, the low 53 bits of two for double.
    template <std::floating_point T>
    T uniform(T low, T high)
    {
        return std::fma(unit<T>(), high - low, low); // fused, as PyTorch's builds for x86-64 are
    }

private:
    template <std::floating_point T>
    T unit()
    {
        if constexpr (std::same_as<T, float>) {
            return static_cast<float>(engine_() & 0xFFFFFFu) * 0x1p-24f;
        } else {
            std::uint64_t const high = engine_();
            std::uint64_t const low = engine_();
            return static_cast<T>((high << 32 | low) & ((std::uint64_t{1} << 53) - 1)) * T(0x1p-53);
        }
    }

    MT19937 engine_;
};

} // namespace lamina::random
