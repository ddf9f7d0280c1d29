// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/numpy_draws.hpp>
#include <lamina/random/ziggurat.hpp>

#include <array>
#include <cmath>

namespace lamina::core {

/// A whole number of 128 bits.
struct Whole128 {
    std::uint64_t high = 0, low = 0;

    constexpr Whole128 operator+(Whole128 other) const
    {
        std::uint64_t const sum = low + other.low;
        return {high + other.high + (sum < low ? 1 : 0), sum};
    }
    constexpr Whole128 operator*(Whole128 other) const
    {
        Whole128 const product = product_of(low, other.low);
        return {product.high + high * other.low + low * other.high, product.low};
    }

    /// Without __int128, which not every compiler has: of halves of 32 bits.
    static constexpr Whole128 product_of(std::uint64_t a, std::uint64_t b)
    {
        constexpr std::uint64_t half = 0xFFFF'FFFF;
        std::uint64_t const middle = (a >> 32) * (b & half) + ((a & half) * (b & half) >> 32);
        std::uint64_t const other = (a & half) * (b >> 32) + (middle & half);
        return {(a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32), a * b};
    }
};

/// numpy.random.SeedSequence(seed).generate_state(4, uint64): bits of a seed spread over 256 (O'Neill,
/// Developing a seed_seq Alternative, pcg-random.org, 2015).
constexpr std::array<std::uint64_t, 4> spread_seed(std::uint64_t seed)
{
    std::uint32_t factor = 0x43b0d7e5;
    auto const hash = [&factor](std::uint32_t word, std::uint32_t step) {
        word ^= factor;
        factor *= step;
        word *= factor;
        return word ^ word >> 16;
    };
    std::uint32_t pool[4] = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    for (std::uint32_t& word : pool) word = hash(word, 0x931e8875);
    for (std::uint32_t const& from : pool)
        for (std::uint32_t& to : pool)
            if (&to != &from) {
                to = 0xca01f9dd * to - 0x4973f715 * hash(from, 0x931e8875);
                to ^= to >> 16;
            }
    factor = 0x8b51f9dd;
    std::array<std::uint64_t, 4> state{};
    for (std::size_t i = 0; i < 8; ++i)
        state[i / 2] |= std::uint64_t{hash(pool[i % 4], 0x58f38ded)} << i % 2 * 32;
    return state;
}

} // namespace lamina::core

namespace lamina::random {

/// The numbers of numpy.random.default_rng(seed), bit for bit: PCG-XSL-RR-128/64 (O'Neill, PCG: A Family of
/// Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation, 2014). (For a
/// normal number in a hundred the C library's exp decides, or gives it log1p.) Functions that take dims give
/// an array of them, row by row; without dims one number. As in numpy.random.Generator there are uniform(low,
/// high, dims…), normal(mean, deviation, dims…) and permutation(n), a std::vector<std::size_t>.
class PCG64 : public core::NumPyDraws<PCG64> {
public:
    explicit PCG64(std::uint64_t seed)
    {
        auto const words = core::spread_seed(seed);
        increment_ = core::Whole128{words[2] << 1 | words[3] >> 63, words[3] << 1 | 1};
        state_ = increment_ + core::Whole128{words[0], words[1]};
        advance();
    }

    /// rng.random((dims…)): uniform in [0, 1).
    template <std::integral... Dims>
    auto random(Dims... dims)
    {
        return drawn([this] { return unit(); }, dims...);
    }

    /// rng.standard_normal((dims…)): normal, with mean 0 and standard deviation 1.
    template <std::integral... Dims>
    auto standard_normal(Dims... dims)
    {
        return drawn([this] { return gauss(); }, dims...);
    }

    /// rng.integers(low, high, (dims…)): whole numbers, uniform in [low, high); std::invalid_argument where
    /// low is not below high.
    template <std::integral... Dims>
    auto integers(std::int64_t low, std::int64_t high, Dims... dims)
    {
        return whole(low, high, [this](std::uint64_t most) { return below(most + 1); }, dims...);
    }

private:
    friend core::NumPyDraws<PCG64>;

    void advance()
    {
        state_ = state_ * core::Whole128{2549297995355413924, 4865540595714422341} + increment_;
    }

    std::uint64_t bits64()
    {
        advance();
        return std::rotr(state_.high ^ state_.low, static_cast<int>(state_.high >> 58));
    }

    /// The lower half of 64 bits, and then the upper one.
    std::uint32_t bits32()
    {
        has_half_ = !has_half_;
        if (!has_half_) return half_;
        std::uint64_t const bits = bits64();
        half_ = static_cast<std::uint32_t>(bits >> 32);
        return static_cast<std::uint32_t>(bits);
    }

    double unit() { return static_cast<double>(bits64() >> 11) * 0x1p-53; }

    double gauss()
    {
        for (;;) {
            std::uint64_t const bits = bits64();
            auto const& layer = core::ziggurat[bits & 255];
            std::uint64_t const part = bits >> 9 & 0xF'FFFF'FFFF'FFFF;
            double const size = static_cast<double>(part) * layer.width;
            double const x = (bits >> 8 & 1) != 0 ? -size : size;
            if (part < layer.inside) return x;
            if (&layer == core::ziggurat) return (part >> 8 & 1) != 0 ? -tail() : tail();
            double const above = (&layer)[-1].height - layer.height;
            if (core::math::rounded(above * unit()) + layer.height < std::exp(-0.5 * x * x)) return x;
        }
    }

    /// A number beyond the layers (Marsaglia, Generating a Variable from the Tail of the Normal Distribution,
    /// Technometrics 6, 1964).
    double tail()
    {
        for (;;) {
            double const x = -core::one_over_ziggurat_tail * std::log1p(-unit());
            double const y = -std::log1p(-unit());
            if (y + y > x * x) return core::ziggurat_tail + x;
        }
    }

    /// Uniform in [0, count), which is at most 2^64 - 1: the upper half of a product of count and a number
    /// of as many bits, drawn anew where some numbers would come too often (Lemire, Fast Random Integer
    /// Generation in an Interval, 2018).
    std::uint64_t below(std::uint64_t count)
    {
        constexpr std::uint64_t half = std::uint64_t{1} << 32;
        if (count == 1) return 0;
        if (count == half) return bits32();
        if (count < half) {
            std::uint64_t const rest = half % count;
            for (;;)
                if (std::uint64_t const product = bits32() * count; product % half >= rest)
                    return product / half;
        }
        std::uint64_t const rest = (0 - count) % count;
        for (;;)
            if (auto const product = core::Whole128::product_of(bits64(), count); product.low >= rest)
                return product.high;
    }

    core::Whole128 state_, increment_;
    std::uint32_t half_ = 0;
    bool has_half_ = false;
};

} // namespace lamina::random
