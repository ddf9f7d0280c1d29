// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/mt19937.hpp>
#include <lamina/random/numpy_draws.hpp>

#include <cmath>

namespace lamina::random {

/// The numbers that numpy.random.seed(seed) is followed by, bit for bit: the legacy MT19937, two draws a
/// double. (Normal ones have the C library's log.) Functions that take dims give an array of them, row by
/// row; without dims one number. As in numpy.random there are uniform(low, high, dims…), normal(mean,
/// deviation, dims…) and permutation(n), a std::vector<std::size_t>.
class NumPy : public core::NumPyDraws<NumPy> {
public:
    explicit NumPy(std::uint32_t seed) : engine_(seed) {}

    /// numpy.random.rand(dims…): uniform in [0, 1).
    template <std::integral... Dims>
    auto rand(Dims... dims)
    {
        return drawn([this] { return unit(); }, dims...);
    }

    /// numpy.random.randn(dims…): normal, with mean 0 and standard deviation 1.
    template <std::integral... Dims>
    auto randn(Dims... dims)
    {
        return drawn([this] { return gauss(); }, dims...);
    }

    /// numpy.random.randint(low, high, (dims…)): whole numbers, uniform in [low, high);
    /// std::invalid_argument where low is not below high.
    template <std::integral... Dims>
    auto randint(std::int64_t low, std::int64_t high, Dims... dims)
    {
        return whole(low, high, [this](std::uint64_t most) { return up_to(most); }, dims...);
    }

private:
    friend core::NumPyDraws<NumPy>;

    std::uint32_t bits32() { return engine_(); }
    std::uint64_t bits64()
    {
        std::uint64_t const high = engine_();
        return high << 32 | engine_();
    }

    double unit()
    {
        auto const a = static_cast<double>(engine_() >> 5);
        auto const b = static_cast<double>(engine_() >> 6);
        return (a * 0x1p26 + b) / 0x1p53;
    }

    /// Two numbers at a time, by the polar method (Marsaglia and Bray, SIAM Review 6, 1964).
    double gauss()
    {
        has_next_ = !has_next_;
        if (!has_next_) return next_;
        double x = 0;
        double y = 0;
        double square = 0;
        do {
            x = 2 * unit() - 1;
            y = 2 * unit() - 1;
            square = core::math::rounded(x * x) + core::math::rounded(y * y);
        } while (square >= 1 || square == 0);
        double const factor = std::sqrt(-2 * std::log(square) / square);
        next_ = factor * x;
        return factor * y;
    }

    MT19937 engine_;
    double next_ = 0;
    bool has_next_ = false;
};

} // namespace lamina::random
