// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/bits.hpp>
#include <lamina/backends/cpu/lanes/polynomial.hpp>

#include <limits>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// The numbers of log, FreeBSD's: (log((1 + s) / (1 - s)) / s - 2) / s² in s², and ln(2) in two parts; the
/// bits of 1, of sqrt(1/2), and of 2^fraction_bits, to which a whole number can be added as bits.
template <class T>
struct LogNumbers;

template <>
struct LogNumbers<double> {
    static constexpr int fraction_bits = 52;
    static constexpr std::uint64_t one = 0x3ff0000000000000, root_of_half = 0x3fe6a09e667f3bcd,
                                   whole = 0x4330000000000000;
    static constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
    static constexpr std::array coefficients{6.666666666666735130e-01, 3.999999999940941908e-01,
                                             2.857142874366239149e-01, 2.222219843214978396e-01,
                                             1.818357216161805012e-01, 1.531383769920937332e-01,
                                             1.479819860511658591e-01};
};

template <>
struct LogNumbers<float> {
    static constexpr int fraction_bits = 23;
    static constexpr std::uint32_t one = 0x3f800000, root_of_half = 0x3f3504f3, whole = 0x4b000000;
    static constexpr float ln2_high = 0x1.62e3p-1F, ln2_low = 0x1.2fefa2p-17F;
    static constexpr std::array coefficients{0x1.555554p-1F, 0x1.999c26p-2F, 0x1.23d3dcp-2F, 0x1.f13c4cp-3F};
};

/// x = 2ⁿ (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), for positive x that are not subnormal.
template <class T, class Arch>
struct Doublings {
    using Value = Lanes<T, Arch>;
    using Bits = BitsOf<T, Arch>;
    using Numbers = LogNumbers<T>;
    Value n;
    Value f;

    [[gnu::always_inline]] explicit Doublings(Value x)
    {
        constexpr auto fraction = (typename Bits::value_type{1} << Numbers::fraction_bits) - 1;
        constexpr T bias = T(fraction + 1) + std::numeric_limits<T>::max_exponent - 1;
        Bits const bits = bits_of(x) + Bits(Numbers::one - Numbers::root_of_half);
        n = from_bits<T, Arch>((bits >> Numbers::fraction_bits) + Bits(Numbers::whole)) - Value(bias);
        f = from_bits<T, Arch>((bits & Bits(fraction)) + Bits(Numbers::root_of_half)) - Value(T(1));
    }

    /// log(x) + rest
    [[nodiscard]] [[gnu::always_inline]] Value log_and(Value rest) const
    {
        Value const s = f / (Value(T(2)) + f);
        Value const square = s * s;
        Value const series = square * polynomial(lanes_of<Arch>(Numbers::coefficients), square);
        Value const half = Value(T(0.5)) * f * f;
        Value const small_part = fma(s, half + series, fma(n, Value(Numbers::ln2_low), rest)) - half;
        return fma(n, Value(Numbers::ln2_high), small_part + f);
    }
};

/// log(x), within 1 ulp; -infinity at 0, NaN below.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> log(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    using Limits = std::numeric_limits<T>;
    constexpr int digits = Limits::digits + 1;
    Mask<T, Arch> const subnormal = x < Value((Limits::min)());
    Doublings<T, Arch> part(select(subnormal, x * Value(math::power_of_two<T>(digits)), x));
    part.n = part.n - select(subnormal, Value(T(digits)), Value(T(0)));
    Value const outside = select(x < Value(T(0)), Value(Limits::quiet_NaN()),
                                 select(x == Value(T(0)), Value(-Limits::infinity()), x));
    Mask<T, Arch> const inside{(Value(T(0)) < x).batch & (x <= Value((Limits::max)())).batch};
    return select(inside, part.log_and(Value(T(0))), outside);
}

/// log(1 + x), within 1 ulp; -infinity at -1, NaN below. What rounding 1 + x loses is made good.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> log1p(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    using Limits = std::numeric_limits<T>;
    Value const one(T(1));
    Value const sum = one + x;
    Value const lost = smaller_of(one, x) - (sum - greater_of(one, x));
    Value const outside = select(x < Value(T(-1)), Value(Limits::quiet_NaN()),
                                 select(x == Value(T(-1)), Value(-Limits::infinity()), x));
    Mask<T, Arch> const inside{(Value(T(-1)) < x).batch & (x <= Value((Limits::max)())).batch};
    Value const result = Doublings<T, Arch>(sum).log_and(lost / sum);
    return copysign(select(inside, result, outside), x); // of 0 too
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
