// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/bits.hpp>
#include <lamina/backends/cpu/lanes/polynomial.hpp>

#if XSIMD_WITH_AVX512F
#include <immintrin.h>
#endif

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// Whether powers are put together from roots: registers have room for sixteen numbers to choose from (of
/// doubles two have), and a short polynomial is enough for the rest.
template <class T, class Arch>
inline constexpr bool has_roots = Lanes<T, Arch>::size * sizeof(T) == 64;

/// 2^(j / 16) for j = 0 to 15 and what their rounding left, relative to them. For |r| ≤ ln(2) / 32 the
/// numbers of (exp(r) - 1 - r) / r², interpolated at Chebyshev's points: below 0.15 ulp of exp(r), the long
/// ones of exp(r) - 1. ln(2) / 16 in two parts; adding `round` rounds to a whole number, which the last bits
/// are.
template <class T>
struct Roots;

template <>
struct Roots<double> {
    static constexpr double round = 0x1.8p52, ln2_high = 0x1.62e42fefa39efp-5,
                            ln2_low = 0x1.abc9e3b39803fp-60;
    alignas(64) static constexpr std::array<double, 16> numbers{1,
                                                                0x1.0b5586cf9890fp+0,
                                                                0x1.172b83c7d517bp+0,
                                                                0x1.2387a6e756238p+0,
                                                                0x1.306fe0a31b715p+0,
                                                                0x1.3dea64c123422p+0,
                                                                0x1.4bfdad5362a27p+0,
                                                                0x1.5ab07dd485429p+0,
                                                                0x1.6a09e667f3bcdp+0,
                                                                0x1.7a11473eb0187p+0,
                                                                0x1.8ace5422aa0dbp+0,
                                                                0x1.9c49182a3f09p+0,
                                                                0x1.ae89f995ad3adp+0,
                                                                0x1.c199bdd85529cp+0,
                                                                0x1.d5818dcfba487p+0,
                                                                0x1.ea4afa2a490dap+0};
    alignas(64) static constexpr std::array<double, 16> left{0,
                                                             0x1.79aa65d837b6dp-54,
                                                             -0x1.01b15eaa59348p-55,
                                                             0x1.68efde3a8a894p-54,
                                                             0x1.34d754db0abb6p-55,
                                                             0x1.59f48a72a4c6dp-55,
                                                             0x1.690cebb7aafbp-56,
                                                             0x1.063e1e21c5409p-54,
                                                             -0x1.3b3efbf5e2228p-54,
                                                             -0x1.b32dcb94da51dp-56,
                                                             0x1.db72fc1f0eab4p-55,
                                                             0x1.1affc2b91ce27p-56,
                                                             0x1.c1a7792cb3387p-55,
                                                             0x1.36eae30af0cb3p-56,
                                                             0x1.4a385a63d07a7p-56,
                                                             -0x1.ff7128fd391fp-55};
    static constexpr std::array short_ones{0x1p-1, 0x1.55555554dd44dp-3, 0x1.55555555194d2p-5,
                                           0x1.11120af701debp-7, 0x1.6c17bb51f236dp-10};
    static constexpr std::array long_ones{0x1.0000000000001p-1, 0x1.5555555555556p-3,  0x1.55555554e9468p-5,
                                          0x1.11111110e10a8p-7, 0x1.6c17ed4cc4834p-10, 0x1.a01b0c2edab7cp-13};
};

template <>
struct Roots<float> {
    static constexpr float round = 0x1.8p23F, ln2_high = 0x1.62e43p-5F, ln2_low = -0x1.05c61p-33F;
    alignas(64) static constexpr std::array<float, 16> numbers{1,
                                                               0x1.0b5586p+0F,
                                                               0x1.172b84p+0F,
                                                               0x1.2387a6p+0F,
                                                               0x1.306fep+0F,
                                                               0x1.3dea64p+0F,
                                                               0x1.4bfdaep+0F,
                                                               0x1.5ab07ep+0F,
                                                               0x1.6a09e6p+0F,
                                                               0x1.7a1148p+0F,
                                                               0x1.8ace54p+0F,
                                                               0x1.9c4918p+0F,
                                                               0x1.ae89fap+0F,
                                                               0x1.c199bep+0F,
                                                               0x1.d5818ep+0F,
                                                               0x1.ea4afap+0F};
    alignas(64) static constexpr std::array<float, 16> left{0,
                                                            0x1.8d96d4p-25F,
                                                            -0x1.9c0c22p-27F,
                                                            0x1.964904p-25F,
                                                            0x1.125002p-25F,
                                                            0x1.370be4p-25F,
                                                            -0x1.0a355p-25F,
                                                            -0x1.00d8acp-27F,
                                                            0x1.26055cp-26F,
                                                            -0x1.05cb44p-25F,
                                                            0x1.67a1cap-28F,
                                                            0x1.a3b5e4p-28F,
                                                            -0x1.f9c304p-27F,
                                                            -0x1.6961b4p-28F,
                                                            -0x1.a5217cp-28F,
                                                            0x1.61428ep-28F};
    static constexpr std::array short_ones{0x1.000148p-1F, 0x1.55565cp-3F};
    static constexpr std::array long_ones{0x1p-1F, 0x1.5556dep-3F, 0x1.55565cp-5F};
};

#if XSIMD_WITH_AVX512F

/// numbers[k mod 16] in each lane: by intrinsics, because xsimd chooses by constants alone.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> choose(std::array<T, 16> const& numbers, BitsOf<T, Arch> k)
{
    if constexpr (sizeof(T) == 4)
        return Lanes<T, Arch>(_mm512_permutexvar_ps(k.data, _mm512_load_ps(numbers.data())));
    else
        return Lanes<T, Arch>(_mm512_permutex2var_pd(_mm512_load_pd(numbers.data()), k.data,
                                                     _mm512_load_pd(numbers.data() + 8)));
}

/// a b + c rounded once, in programs that are not optimised too: by intrinsics, because `fma` leaves it to
/// the compiler.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> fused(Lanes<T, Arch> a, Lanes<T, Arch> b, Lanes<T, Arch> c)
{
    if constexpr (sizeof(T) == 4)
        return Lanes<T, Arch>(_mm512_fmadd_ps(a.batch.data, b.batch.data, c.batch.data));
    else
        return Lanes<T, Arch>(_mm512_fmadd_pd(a.batch.data, b.batch.data, c.batch.data));
}

/// x as a multiple of ln(2) / 16 and what is left of it: x = k ln(2) / 16 + r + low, r the exact difference.
template <class T, class Arch>
struct Reduced {
    using Value = Lanes<T, Arch>;
    using Bits = BitsOf<T, Arch>;
    Bits k;
    Value r;
    Value low;

    [[gnu::always_inline]] explicit Reduced(Value x)
    {
        using Numbers = Roots<T>;
        Value const rounded = fma(x, Value(T(16 * 1.44269504088896340736)), Value(Numbers::round));
        Value const n = rounded - Value(Numbers::round);
        k = bits_of(rounded);
        r = fused(n, Value(-Numbers::ln2_high), x);
        low = n * Value(-Numbers::ln2_low);
    }

    /// r + low (1 + r); of a float's low part the product with r is less than a rounding.
    [[nodiscard]] [[gnu::always_inline]] Value with(Value lower) const
    {
        return sizeof(T) == 8 ? fma(lower, Value(T(1)) + r, r) : lower + r;
    }

    /// numbers 2^n for the n in k = 16 n + j.
    [[nodiscard]] [[gnu::always_inline]] Value scale(Value numbers) const
    {
        Bits const exponent = (k >> 4) << (std::numeric_limits<T>::digits - 1);
        return from_bits<T, Arch>(bits_of(numbers) + exponent);
    }
};

/// exp(x) where the result is normal, within 1.3 ulp: a root 2^(j / 16) times exp(r + low), times 2^n.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> exp_by_roots(Lanes<T, Arch> x)
{
    using Numbers = Roots<T>;
    Reduced<T, Arch> const part(x);
    auto const root = choose<T, Arch>(Numbers::numbers, part.k);
    auto const rest =
        fma(polynomial(lanes_of<Arch>(Numbers::short_ones), part.r), part.r * part.r, part.with(part.low));
    return part.scale(fma(root, rest, root));
}

/// exp(x) - 1 for x ≥ 0 and a finite result, within 2 ulp: the root less 1 is exact.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> expm1_by_roots(Lanes<T, Arch> x)
{
    using Numbers = Roots<T>;
    Reduced<T, Arch> const part(x);
    auto const power = part.scale(choose<T, Arch>(Numbers::numbers, part.k));
    auto const first = part.with(part.low + choose<T, Arch>(Numbers::left, part.k));
    auto const rest = fma(polynomial(lanes_of<Arch>(Numbers::long_ones), part.r), part.r * part.r, first);
    return fma(power, rest, power - Lanes<T, Arch>(T(1)));
}

#endif

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
