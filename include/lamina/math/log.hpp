// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/exp.hpp>

namespace lamina::core::math {

/// log((1 + s) / (1 - s)) for |s| < 0.18 by its series in odd powers.
template <Real T>
constexpr T log_series(T s)
{
    T const square = s * s;
    T sum = 0;
    for (int n = 35; n > 1; n -= 2) sum = (sum + 1 / T(n)) * square;
    return 2 * s + 2 * s * sum;
}

/// Natural logarithm; -infinity at 0, NaN below. Constant evaluation is within 2 ulp.
template <Real T>
constexpr T log(T x)
{
    if (!std::is_constant_evaluated()) return std::log(x);
    if (x != x || x < 0) return std::numeric_limits<T>::quiet_NaN();
    if (x == 0) return -std::numeric_limits<T>::infinity();
    if (x > (std::numeric_limits<T>::max)()) return x;
    using W = Wide<T>;
    Split<W> const split(x);
    W const k = W(split.exponent);
    W const rest = log_series((split.fraction - 1) / (split.fraction + 1));
    return static_cast<T>(k * log_of_2_high<W> + (rest + k * log_of_2_low<W>));
}

/// log(1 + x), accurate near 0; constant evaluation is within 2 ulp.
template <Real T>
constexpr T log1p(T x)
{
    if (!std::is_constant_evaluated()) return std::log1p(x);
    if (x != x || x == 0) return x;
    using W = Wide<T>;
    W const wide = x;
    if (wide > W(-0.25) && wide < W(0.4)) return static_cast<T>(log_series(wide / (2 + wide)));
    W const sum = 1 + wide;
    if (!(sum > 0) || sum > (std::numeric_limits<W>::max)()) return static_cast<T>(log(sum));
    W const lost = wide > 1 ? 1 - (sum - wide) : wide - (sum - 1);
    return static_cast<T>(log(sum) + lost / sum);
}

} // namespace lamina::core::math
