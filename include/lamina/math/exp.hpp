// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/basic.hpp>

namespace lamina::core::math {

/// log(2) = high + low, where k * high is exact for |k| < 2^25.
template <Real T>
inline constexpr T log_of_2_high = T(0x1.62e42fep-1L);
template <Real T>
inline constexpr T log_of_2_low = T(0xf.a39ef35793c7673p-33L);

/// exp(r) - 1 for |r| <= log(2)/2 by its Taylor series.
template <Real T>
constexpr T expm1_series(T r)
{
    T sum = 1;
    for (int n = 26; n > 1; --n) sum = 1 + r / T(n) * sum;
    return r * sum;
}

/// x = exponent * log(2) + rest
template <Real T>
struct Reduced {
    int exponent;
    T rest;

    constexpr explicit Reduced(T x)
        : exponent(nearest(x / (log_of_2_high<T> + log_of_2_low<T>))),
          rest((x - T(exponent) * log_of_2_high<T>)-T(exponent) * log_of_2_low<T>)
    {}
};

/// e^x; constant evaluation is within 2 ulp.
template <Real T>
constexpr T exp(T x)
{
    if (!std::is_constant_evaluated()) return std::exp(x);
    using W = Wide<T>;
    constexpr T bound = T(std::numeric_limits<T>::max_exponent);
    if (x != x) return x;
    if (x > bound) return std::numeric_limits<T>::infinity();
    if (x < -bound) return 0;
    Reduced<W> const reduced(x);
    W const result = scale(1 + expm1_series(reduced.rest), reduced.exponent);
    return result > W((std::numeric_limits<T>::max)()) ? std::numeric_limits<T>::infinity()
                                                       : static_cast<T>(result);
}

/// e^x - 1, accurate near 0; constant evaluation is within 3 ulp.
template <Real T>
constexpr T expm1(T x)
{
    if (!std::is_constant_evaluated()) return std::expm1(x);
    if (x != x || x == 0) return x;
    if (x > 64) return exp(x) - 1;
    if (x < -64) return -1;
    Reduced<Wide<T>> const reduced(x);
    auto const growth = expm1_series(reduced.rest);
    auto const power = power_of_two<Wide<T>>(reduced.exponent);
    return static_cast<T>(power * growth + (power - 1));
}

} // namespace lamina::core::math
