// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/exp.hpp>

namespace lamina::core::math {

/// exp(-x^2), with the rounding of x^2 put right.
template <Real T>
constexpr T exp_of_minus_square(T x)
{
    T const square = x * x;
    T const main = exp(-square);
    return main - main * lost_in_product(x, x, square);
}

/// Error function 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x; constant evaluation is within 4
/// ulp.
template <Real T>
constexpr T erf(T x)
{
    if (!std::is_constant_evaluated()) return std::erf(x);
    using W = Wide<T>;
    constexpr W one_over_root_of_pi = W(0.56418958354775628694807945156077259L);
    if (x != x || x == 0) return x;
    if (x > 10) return 1;
    if (x < -10) return -1;
    W const size = absolute(W(x));
    W const bell = exp_of_minus_square(size) * one_over_root_of_pi;
    W result = 0;
    if (size < 1) { // x exp(-x^2) (1 + 2x^2/3 + (2x^2)^2/(3*5) + …): no term is negative (DLMF 7.6.2)
        for (int n = 30; n > 0; --n) result = (result + 1) * 2 * size * size / W(2 * n + 1);
        result = 2 * size * bell * (1 + result);
    } else { // 1 - erfc(x), whose continued fraction converges fast here (DLMF 7.9.1)
        for (int n = 400; n > 0; --n) result = W(n) / 2 / (size + result);
        result = 1 - bell / (size + result);
    }
    return static_cast<T>(x < 0 ? -result : result);
}

} // namespace lamina::core::math
