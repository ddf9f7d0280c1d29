// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/exp.hpp>

namespace lamina::core::math {

/// Hyperbolic tangent; constant evaluation is within 4 ulp.
template <Real T>
constexpr T tanh(T x)
{
    if (!std::is_constant_evaluated()) return std::tanh(x);
    using W = Wide<T>;
    if (x != x || x == 0) return x;
    if (x > 32) return 1;
    if (x < -32) return -1;
    W const t = expm1(2 * absolute(W(x)));
    W const result = t / (t + 2);
    return static_cast<T>(x < 0 ? -result : result);
}

/// Hyperbolic sine; constant evaluation is within 5 ulp.
template <Real T>
constexpr T sinh(T x)
{
    if (!std::is_constant_evaluated()) return std::sinh(x);
    using W = Wide<T>;
    if (x != x || x == 0) return x;
    W const size = absolute(W(x));
    W const half = exp(size / 2);
    W const t = size < 1 ? expm1(size) : W(0);
    W const result = size < 1 ? (t + t / (t + 1)) / 2 : bounded_product(half / 2, half) - 1 / half / half / 2;
    return static_cast<T>(x < 0 ? -result : result);
}

/// Hyperbolic cosine; constant evaluation is within 5 ulp.
template <Real T>
constexpr T cosh(T x)
{
    if (!std::is_constant_evaluated()) return std::cosh(x);
    using W = Wide<T>;
    W const half = exp(absolute(W(x)) / 2);
    return static_cast<T>(bounded_product(half / 2, half) + 1 / half / half / 2);
}

} // namespace lamina::core::math
