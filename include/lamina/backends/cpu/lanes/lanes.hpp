// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/extremes.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/support/core.hpp>

#include <array>
#include <cmath>
#include <utility>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// Which lanes a comparison holds in.
template <class T, class Arch>
struct Mask {
    xsimd::batch_bool<T, Arch> batch;
};

/// One SIMD register of numbers on an instruction set: what formulas are computed with on the CPU. Every
/// function is xsimd's, but for the few that are wrong somewhere.
template <class T, class Arch>
struct Lanes {
    using Batch = xsimd::batch<T, Arch>;
    using value_type = T;
    static constexpr std::size_t size = Batch::size;

    Batch batch;

    Lanes() = default;
    explicit Lanes(T value) : batch(value) {}
    explicit Lanes(Batch const& lanes) : batch(lanes) {}

    static Lanes load(T const* aligned) { return Lanes(Batch::load_aligned(aligned)); }
    void store(T* aligned) const { batch.store_aligned(aligned); }

    /// 0, 1, 2, …
    static Lanes index()
    {
        alignas(64) static constexpr auto numbers = [] {
            std::array<T, size> result{};
            for (std::size_t i = 0; i < size; ++i) result[i] = static_cast<T>(i);
            return result;
        }();
        return load(numbers.data());
    }

    /// By the compiler's vector operators: xsimd 8 subtracts AVX-512's from 0, which loses the sign of 0.
    friend Lanes operator-(Lanes a) { return Lanes(Batch(-a.batch.data)); }
    friend Lanes operator+(Lanes a, Lanes b) { return Lanes(a.batch + b.batch); }
    friend Lanes operator-(Lanes a, Lanes b) { return Lanes(a.batch - b.batch); }
    friend Lanes operator*(Lanes a, Lanes b) { return Lanes(a.batch * b.batch); }
    /// By the compiler's vector operators: xsimd 8 divides NEON's floats by an estimate, 1.5 ulp off.
    friend Lanes operator/(Lanes a, Lanes b) { return Lanes(Batch(a.batch.data / b.batch.data)); }

    friend Mask<T, Arch> operator<(Lanes a, Lanes b) { return {a.batch < b.batch}; }
    friend Mask<T, Arch> operator<=(Lanes a, Lanes b) { return {a.batch <= b.batch}; }
    friend Mask<T, Arch> operator==(Lanes a, Lanes b) { return {a.batch == b.batch}; }
    /// Of what is equal the opposite, because AVX's != of xsimd does not hold for NaN.
    friend Mask<T, Arch> operator!=(Lanes a, Lanes b) { return {!(a.batch == b.batch)}; }
    friend Lanes select(Mask<T, Arch> mask, Lanes a, Lanes b)
    {
        return Lanes(xsimd::select(mask.batch, a.batch, b.batch));
    }

    /// a b + c, by the compiler's vector operators: xsimd 8 has no AVX-512 fma and clang does not contract
    /// its separate multiplication and addition.
    friend Lanes fma(Lanes a, Lanes b, Lanes c)
    {
        using Register = typename Batch::register_type;
        if constexpr (requires(Register r) { r* r + r; })
            return Lanes(Batch(Register(a.batch) * Register(b.batch) + Register(c.batch)));
        else
            return Lanes(xsimd::fma(a.batch, b.batch, c.batch));
    }

    friend Lanes absolute(Lanes a) { return Lanes((xsimd::abs)(a.batch)); }

    /// The greater of a number, which is not NaN, and x; NaN if x is.
    friend Lanes greater_of(Lanes number, Lanes x)
    {
        return Lanes(Batch(cpu::greater_of(number.batch.data, x.batch.data)));
    }
    /// The smaller of a number, which is not NaN, and x; NaN if x is.
    friend Lanes smaller_of(Lanes number, Lanes x)
    {
        return Lanes(Batch(cpu::smaller_of(number.batch.data, x.batch.data)));
    }
    /// The greater of two numbers; NaN if either is.
    friend Lanes greater(Lanes a, Lanes b) { return select(b == b, greater_of(b, a), b); }

    friend Lanes copysign(Lanes a, Lanes sign) { return Lanes(xsimd::copysign(a.batch, sign.batch)); }
    friend Lanes sin(Lanes a) { return Lanes(xsimd::sin(a.batch)); }
    friend Lanes cos(Lanes a) { return Lanes(xsimd::cos(a.batch)); }
    friend Lanes sinh(Lanes a) { return Lanes(xsimd::sinh(a.batch)); }
    friend Lanes cosh(Lanes a) { return Lanes(xsimd::cosh(a.batch)); }

    /// xsimd's is 68 ulp off in double and NaN for huge numbers (8.1 and 14.3): the standard library's, lane
    /// by lane.
    friend Lanes erf(Lanes a)
    {
        if constexpr (std::same_as<T, float>) return Lanes(xsimd::erf(a.batch));
        return each(a, [](T number) { return std::erf(number); });
    }

    /// xsimd's is an estimate for NEON's floats (8.1: 1.4 ulp off, NaN for infinity): one by one.
    friend Lanes sqrt(Lanes a)
    {
        if constexpr (!XSIMD_WITH_NEON || !std::same_as<T, float>) return Lanes(xsimd::sqrt(a.batch));
        return each(a, [](T number) { return std::sqrt(number); });
    }

private:
    static Lanes each(Lanes a, auto const& f)
    {
        alignas(64) T numbers[size];
        a.store(numbers);
        for (T& number : numbers) number = f(number);
        return load(numbers);
    }
};

/// The sum of all lanes.
template <class T, class Arch>
T sum(Lanes<T, Arch> lanes)
{
#if XSIMD_VERSION_MAJOR >= 9
    return xsimd::reduce_add(lanes.batch);
#else
    return xsimd::hadd(lanes.batch);
#endif
}

/// a0 + a1, a2 + a3, …, b0 + b1, b2 + b3, …
template <class T, class Arch>
Lanes<T, Arch> add_pairs(Lanes<T, Arch> a, Lanes<T, Arch> b)
{
    return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
        auto const first = a.batch.data;
        auto const second = b.batch.data;
        return Lanes<T, Arch>(typename Lanes<T, Arch>::Batch(
            __builtin_shufflevector(first, second, static_cast<int>(2 * Indices)...) +
            __builtin_shufflevector(first, second, static_cast<int>(2 * Indices + 1)...)));
    }(std::make_index_sequence<Lanes<T, Arch>::size>{});
}

/// The sum of the lanes of each part, in the lane of its number; 0 in the lanes after. (xsimd 8.1's haddp
/// gives them in another order for AVX-512's floats and is not there for SSE2.)
template <std::size_t Width = 0, class T, class Arch, std::size_t Count>
[[gnu::always_inline]] inline Lanes<T, Arch> sums(std::array<Lanes<T, Arch>, Count> const& parts)
{
    constexpr std::size_t width =
        Width == 0 ? Lanes<T, Arch>::size : Width; // of what is still to be added up
    if constexpr (width == 1) {
        return parts[0];
    } else {
        std::array<Lanes<T, Arch>, (Count + 1) / 2> pairs;
        for (std::size_t i = 0; i < Count / 2; ++i) pairs[i] = add_pairs(parts[2 * i], parts[2 * i + 1]);
        if constexpr (Count % 2 == 1) pairs.back() = add_pairs(parts.back(), Lanes<T, Arch>(T(0)));
        return sums<width / 2>(pairs);
    }
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
