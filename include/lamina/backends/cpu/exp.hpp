// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/roots.hpp>

namespace lamina::cpu {

/// The numbers of exp: (exp(r) - 1 - r) / r² for |r| ≤ ln(2) / 2, interpolated at Chebyshev's points; its
/// error is below 0.1 ulp of exp(r). ln(2) in two parts, and where the result is normal.
template <class T>
struct ExpNumbers;

template <>
struct ExpNumbers<double> {
    using Bits = std::int64_t;
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
    using Bits = std::int32_t;
    static constexpr int fraction_bits = 23;
    static constexpr float round = 0x1.8p23F;
    static constexpr float ln2_high = 0.693359375F, ln2_low = -2.12194440e-4F;
    static constexpr float smallest = -87.3365402F, largest = 88.7228317F;
    static constexpr std::array coefficients{0.5F, 0.16666576845993977F, 0.04166655443768594F,
                                             0.008363202971575855F, 0.0013926213466332444F};
};

/// exp(x) where the result is normal. x = n ln(2) + r, exp(x) = 2ⁿ exp(r).
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> normal_exp(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    using Numbers = ExpNumbers<T>;
    using Bits = BitsOf<T, Arch>;
    Value const rounded = fma(x, Value(T(1.44269504088896340736)), Value(Numbers::round));
    Value const n = rounded - Value(Numbers::round);
    Value const r = fma(n, Value(-Numbers::ln2_low), fma(n, Value(-Numbers::ln2_high), x));
    Value const power = fma(polynomial(lanes_of<Arch>(Numbers::coefficients), r), r * r, r) + Value(T(1));
    Bits const exponent = xsimd::bitwise_cast<Bits>(rounded.batch) << Numbers::fraction_bits;
    return Value(
        xsimd::bitwise_cast<typename Value::Batch>(Bits(xsimd::bitwise_cast<Bits>(power.batch) + exponent)));
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

} // namespace lamina::cpu
