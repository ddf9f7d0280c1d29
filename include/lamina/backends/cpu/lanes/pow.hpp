// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/exp.hpp>
#include <lamina/backends/cpu/lanes/log.hpp>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// Where x is a whole number; infinity is one, NaN is not.
template <class T, class Arch>
[[gnu::always_inline]] inline Mask<T, Arch> is_whole(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    Value const all_whole(math::power_of_two<T>(std::numeric_limits<T>::digits - 1)); // from there on
    Value const size = absolute(x);
    return select(size < all_whole, (size + all_whole) - all_whole, size) == size;
}

/// x to the power y as exp(y log|x|), within 2 + 2 |y log x| ulp; 0 where that is subnormal. What is special
/// is as std::pow has it.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> pow(Lanes<T, Arch> x, Lanes<T, Arch> y)
{
    using Value = Lanes<T, Arch>;
    Value const zero(T(0)), one(T(1)), infinity(std::numeric_limits<T>::infinity());
    Value const size = absolute(x);
    Value const power = exp(y * log(size));
    Mask<T, Arch> const whole = is_whole(y);
    Mask<T, Arch> const odd{whole.batch & !is_whole(Value(T(0.5)) * y).batch};
    Value const with_sign = select(odd, copysign(power, x), power);
    Mask<T, Arch> const undefined{(x < zero).batch & (size != infinity).batch & !whole.batch};
    Mask<T, Arch> const is_one{(y == zero).batch | (x == one).batch |
                               ((x == -one).batch & (absolute(y) == infinity).batch)};
    return select(is_one, one, select(undefined, Value(std::numeric_limits<T>::quiet_NaN()), with_sign));
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
