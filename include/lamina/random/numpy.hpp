// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/random/mt19937.hpp>

#include <cstdint>

namespace lamina::random {

/// The numbers that numpy.random.seed(seed) is followed by, bit for bit: the legacy MT19937, two draws a
/// double.
class NumPy {
public:
    explicit NumPy(std::uint32_t seed) : engine_(seed) {}

    /// numpy.random.rand(dims…): uniform in [0, 1), row by row. Without dims one number.
    template <std::integral... Dims>
    auto rand(Dims... dims)
    {
        return uniform(0.0, 1.0, dims...);
    }

    /// numpy.random.uniform(low, high, (dims…)): uniform in [low, high). Without dims one number.
    template <std::integral... Dims>
    auto uniform(double low, double high, Dims... dims)
    {
        if constexpr (sizeof...(Dims) == 0) {
            return between(low, high);
        } else {
            auto array =
                xt::xtensor<double, sizeof...(Dims)>::from_shape({static_cast<std::size_t>(dims)...});
            for (double& number : array.storage()) number = between(low, high);
            return array;
        }
    }

private:
    double between(double low, double high)
    {
        double const volatile scaled = (high - low) * unit(); // kept from becoming a fused multiply-add
        return low + scaled;
    }

    double unit()
    {
        auto const a = static_cast<double>(engine_() >> 5);
        auto const b = static_cast<double>(engine_() >> 6);
        return (a * 0x1p26 + b) / 0x1p53;
    }

    MT19937 engine_;
};

} // namespace lamina::random
