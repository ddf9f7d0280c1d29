// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <concepts>
#include <cstddef>

namespace lamina::cuda {

/// Neighbouring lanes of a warp that train one network: what a kernel's body in registers is written over. A
/// number T is each lane's own: on a device one number; in an emulation on the host, a number of which every
/// lane has another value.
///
///     Group::size;                       // lanes: a power of two up to 32
///     Group::exchange(value, mask);      // the value of lane (lane ^ mask)
///     Group::load<T>(count, f);          // f(lane) in lanes below count, 0 in the others
///     Group::keep(value, count);         // the value in lanes below count, 0 in the others
///     Group::store(to, value);           // *to = the value of lane 0
///
/// All lanes take the same way through a body, so that they exchange together.
template <class G, class T>
concept Group = requires(T value, std::size_t n, double (*f)(std::size_t), double* to) {
    { G::size } -> std::convertible_to<std::size_t>;
    { G::exchange(value, n) } -> std::same_as<T>;
    { G::template load<T>(n, f) } -> std::same_as<T>;
    { G::keep(value, n) } -> std::same_as<T>;
    G::store(to, value);
};

/// The sum over all lanes, in every lane the same bits: in each round two lanes exchange what they have, and
/// an addition does not mind their order.
template <class G, class T>
constexpr T sum_of_lanes(T value)
{
    for (std::size_t mask = 1; mask < G::size; mask *= 2) value = value + G::exchange(value, mask);
    return value;
}

} // namespace lamina::cuda
