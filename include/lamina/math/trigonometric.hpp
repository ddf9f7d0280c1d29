// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/basic.hpp>

namespace lamina::core::math {

/// x = quarters * pi/2 + angle + correction, for |x| <= 1e6.
template <Real T>
struct Quarter {
    int quarters = 0;
    T angle = 0;
    T correction = 0;

    constexpr explicit Quarter(T x)
    {
        if (absolute(x) > 1000000)
            __builtin_unreachable(); // lamina: of a constant, sin and cos take |x| <= 1e6
        quarters = nearest(x / T(1.5707963267948966192313216916397514L));
        // pi/2 in three parts of 32 bits, whose multiples are exact, and a rest
        constexpr T parts[] = {T(0xc90fdaa2p-31L), T(0x85a308d3p-65L), T(0x98cc5170p-100L),
                               T(0xdc1cd129024e088ap-167L)};
        angle = x;
        for (T const part : parts) add(-T(quarters) * part);
    }

private:
    /// angle + correction += term without a rounding error (Knuth's sum).
    constexpr void add(T term)
    {
        T const sum = angle + term;
        T const old = sum - term;
        correction += (angle - old) + (term - (sum - old));
        angle = sum;
    }
};

/// Sine and cosine of an angle up to pi/4 by their Taylor series.
template <Real T>
struct SinCos {
    T sin;
    T cos;

    constexpr explicit SinCos(Quarter<T> const& x)
    {
        T const square = x.angle * x.angle;
        T odd = 0;
        T even = 0;
        for (int n = 26; n > 0; n -= 2) {
            odd = (odd - 1) * square / T(n * (n + 1)) * -1;
            even = (even - 1) * square / T(n * (n - 1)) * -1;
        }
        sin = x.angle - x.angle * odd + x.correction * (1 - even);
        cos = 1 - even - x.correction * x.angle;
    }
};

/// Sine; constant evaluation is within 2 ulp and takes |x| <= 1e6.
template <Real T>
constexpr T sin(T x)
{
    if (!std::is_constant_evaluated()) return std::sin(x);
    if (x == 0) return x;
    if (x - x != 0) return std::numeric_limits<T>::quiet_NaN();
    Quarter<Wide<T>> const reduced{Wide<T>(x)};
    SinCos<Wide<T>> const angle(reduced);
    Wide<T> const size = reduced.quarters % 2 == 0 ? angle.sin : angle.cos;
    return static_cast<T>((reduced.quarters & 2) == 0 ? size : -size);
}

/// Cosine; constant evaluation is within 2 ulp and takes |x| <= 1e6.
template <Real T>
constexpr T cos(T x)
{
    if (!std::is_constant_evaluated()) return std::cos(x);
    if (x - x != 0) return std::numeric_limits<T>::quiet_NaN();
    Quarter<Wide<T>> const reduced{Wide<T>(x)};
    SinCos<Wide<T>> const angle(reduced);
    Wide<T> const size = reduced.quarters % 2 == 0 ? angle.cos : angle.sin;
    return static_cast<T>(((reduced.quarters + 1) & 2) == 0 ? size : -size);
}

} // namespace lamina::core::math
