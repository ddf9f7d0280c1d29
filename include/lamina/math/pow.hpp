// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/log.hpp>

namespace lamina::core::math {

/// x to the power y. Constant evaluation is exp(y log x), within 3 + |y log x| ulp.
template <Real T>
constexpr T pow(T x, T y)
{
    if (!std::is_constant_evaluated()) return std::pow(x, y);
    using W = Wide<T>;
    if (y == 0 || x == 1) return 1;
    if (x != x || y != y) return std::numeric_limits<T>::quiet_NaN();
    bool const whole = absolute(y) < T(1e9) && y == static_cast<T>(static_cast<long>(y));
    bool const odd = whole && static_cast<long>(y) % 2 != 0;
    if (x < 0 && !whole) return std::numeric_limits<T>::quiet_NaN();
    if (x == 0) return y > 0 ? T(0) : std::numeric_limits<T>::infinity();
    W const result = exp(W(y) * log(absolute(W(x))));
    return static_cast<T>(x < 0 && odd ? -result : result);
}

} // namespace lamina::core::math
