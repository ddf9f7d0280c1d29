// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/box_muller.hpp>
#include <lamina/random/mt19937.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

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

    /// One number of a normal distribution: what torch.empty(1, dtype=torch.float64).normal_(mean,
    /// deviation) has. Every second number was kept from the draws before it.
    double normal(double mean, double deviation)
    {
        double number = next_normal_;
        if (!has_next_normal_) {
            double const angle = 6.283185307179586 * unit<double>();
            double const radius = std::sqrt(-2 * std::log1p(-unit<double>()));
            next_normal_ = radius * std::sin(angle);
            number = radius * std::cos(angle);
        }
        has_next_normal_ = !has_next_normal_;
        return std::fma(number, deviation, mean);
    }

    /// torch.Tensor.normal_(mean, deviation) of a contiguous tensor: fewer than 16 numbers one by one, in
    /// double; others in groups of 16, of which the last, where it is not full, takes in numbers before it
    /// and draws all of them anew. 16 and more numbers of float are PyTorch's of processors with AVX2 in
    /// every bit; others where the C library's log, log1p, sine and cosine are the same.
    template <std::floating_point T, std::size_t Extent>
    void normal(double mean, double deviation, std::span<T, Extent> some)
    {
        std::span<T> const numbers = some;
        if (numbers.size() < 16) {
            for (T& number : numbers) number = static_cast<T>(normal(mean, deviation));
            return;
        }
        auto const draw = [this](std::span<T> uniform) {
            for (T& number : uniform) number = unit<T>();
        };
        auto const shape = [=](std::span<T> uniform) {
            core::box_muller(uniform.template first<16>(), static_cast<T>(mean), static_cast<T>(deviation));
        };
        draw(numbers);
        for (std::size_t i = 0; i + 16 <= numbers.size(); i += 16) shape(numbers.subspan(i));
        if (numbers.size() % 16 != 0) {
            draw(numbers.last(16));
            shape(numbers.last(16));
        }
    }

    /// torch.empty((), dtype=torch.int64).random_(): a whole number, uniform in [0, 2^63).
    std::int64_t int64() { return static_cast<std::int64_t>(bits64() & 0x7FFF'FFFF'FFFF'FFFF); }

    /// torch.randperm(n): 0 to n - 1, shuffled. (From n = 214 748 364 on PyTorch shuffles in another way.)
    std::vector<std::size_t> permutation(std::size_t n)
    {
        std::vector<std::size_t> order(n);
        for (std::size_t i = 0; i < n; ++i) order[i] = i;
        for (std::size_t i = 0; i + 1 < n; ++i) std::swap(order[i], order[i + engine_() % (n - i)]);
        return order;
    }

    /// The order in which torch.utils.data.DataLoader(rows, shuffle=True, generator=…) visits n rows in its
    /// next epoch, from torch.Generator().manual_seed(seed) on, where each epoch is gone through to its end:
    /// one int64, of which its workers' seeds are made, and torch.randperm, of which RandomSampler asks
    /// another when all rows are visited.
    std::vector<std::size_t> next_epoch(std::size_t n)
    {
        int64();
        std::vector<std::size_t> order = permutation(n);
        for (std::size_t i = 0; i + 1 < n; ++i) engine_();
        return order;
    }

private:
    std::uint64_t bits64()
    {
        std::uint64_t const high = engine_();
        std::uint64_t const low = engine_();
        return high << 32 | low;
    }

    template <std::floating_point T>
    T unit()
    {
        if constexpr (std::same_as<T, float>)
            return static_cast<float>(engine_() & 0xFFFFFFu) * 0x1p-24f;
        else
            return static_cast<T>(bits64() & ((std::uint64_t{1} << 53) - 1)) * T(0x1p-53);
    }

    MT19937 engine_;
    double next_normal_ = 0;
    bool has_next_normal_ = false;
};

} // namespace lamina::random
