// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/roots.hpp>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// The numbers of exp: (exp(r) - 1 - r) / r² for |r| ≤ ln(2) / 2, interpolated at Chebyshev's points; its
/// error is below 0.1 ulp of exp(r). ln(2) in two parts, and where the result is normal.
template <class T>
struct ExpNumbers;

template <>
struct ExpNumbers<double> {
    static constexpr int fraction_bits = 52;
    static constexpr double round = 0x1.8p52; // adding it rounds to a whole number, which its last bits are
    static constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
    static constexpr double smallest = -708.39641853226410, largest = 709.78271289338397;
    static constexpr std::array coefficients{
        0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d4fp-5,  0x1.11111111109adp-7,
        0x1.6c16c17893833p-10, 0x1.a01a01a7c8d47p-13, 0x1.a019b8ef67c6cp-16, 0x1.71de0d9c145d0p-19,
        0x1.2891a8c1d838dp-22, 0x1.af38d53857513p-26};
};

template <>
struct ExpNumbers<float> {
    static constexpr int fraction_bits = 23;
    static constexpr float round = 0x1.8p23F;
    static constexpr float ln2_high = 0.693359375F, ln2_low = -2.12194440e-4F;
    static constexpr float smallest = -87.3365402F, largest = 88.7228317F;
    static constexpr std::array coefficients{0.5F, 0.16666576845993977F, 0.04166655443768594F,
                                             0.008363202971575855F, 0.0013926213466332444F};
};

/// x = n ln(2) + r, |r| ≤ ln(2) / 2.
template <class T, class Arch>
struct Halvings {
    using Value = Lanes<T, Arch>;
    using Numbers = ExpNumbers<T>;
    Value rounded; // its last bits are n
    Value r;

    [[gnu::always_inline]] explicit Halvings(Value x)
        : rounded(fma(x, Value(T(1.44269504088896340736)), Value(Numbers::round)))
    {
        Value const n = rounded - Value(Numbers::round);
        r = fma(n, Value(-Numbers::ln2_low), fma(n, Value(-Numbers::ln2_high), x));
    }

    /// exp(r) - 1
    [[nodiscard]] [[gnu::always_inline]] Value growth() const
    {
        return fma(polynomial(lanes_of<Arch>(Numbers::coefficients), r), r * r, r);
    }

    /// number 2ⁿ
    [[nodiscard]] [[gnu::always_inline]] Value scale(Value number) const
    {
        return from_bits<T, Arch>(bits_of(number) + (bits_of(rounded) << Numbers::fraction_bits));
    }
};

/// exp(x) where the result is normal.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> normal_exp(Lanes<T, Arch> x)
{
    Halvings<T, Arch> const part(x);
    return part.scale(part.growth() + Lanes<T, Arch>(T(1)));
}

/// exp(x), within 1.3 ulp; 0 where that is subnormal.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> exp(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    using Numbers = ExpNumbers<T>;
    Value normal;
    if constexpr (has_roots<T, Arch>)
        normal = exp_by_roots(x);
    else
        normal = normal_exp(x);
    // what lies outside is there long before the power, so that one selection waits for it; NaN stays NaN
    Value const outside =
        select(x < Value(Numbers::smallest), Value(T(0)), x + Value(std::numeric_limits<T>::infinity()));
    Mask<T, Arch> const inside{(x <= Value(Numbers::largest)).batch & (Value(Numbers::smallest) <= x).batch};
    return select(inside, normal, outside);
}

/// exp(x) - 1, within 1.6 ulp: 2ⁿ (exp(r) - 1) + (2ⁿ - 1), of half the size, because 2¹⁰²⁴ is infinite. Added
/// up from the largest on, with what rounding r loses, because for n = 1 and -1 much cancels.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> expm1(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    using Numbers = ExpNumbers<T>;
    Value const half(T(0.5));
    Value const bounded = greater_of(Value(T(-50)), x); // exp(-50) is less than a rounding of 1
    Halvings<T, Arch> const part(bounded);
    Value const n = part.rounded - Value(Numbers::round);
    Value const lost = fma(n, Value(-Numbers::ln2_low), fma(n, Value(-Numbers::ln2_high), bounded) - part.r);
    Value const rest = fma(polynomial(lanes_of<Arch>(Numbers::coefficients), part.r), part.r * part.r, lost);
    Value const power = part.scale(half);
    Value const result = fma(power, rest, fma(power, part.r, power - half));
    Value const finite =
        select(x <= Value(Numbers::largest), result + result, x + Value(std::numeric_limits<T>::infinity()));
    return copysign(finite, x); // of 0 too
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
