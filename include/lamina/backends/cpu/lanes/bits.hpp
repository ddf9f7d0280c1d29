// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/lanes.hpp>

#include <cstdint>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// The whole numbers of the width of T, not negative.
template <class T, class Arch>
using BitsOf = xsimd::batch<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>, Arch>;

/// The bits of the number in each lane: by the registers, because xsimd's bitwise_cast is given a batch up to
/// release 10 and the type of its elements since 11.
template <class T, class Arch>
[[gnu::always_inline]] inline BitsOf<T, Arch> bits_of(Lanes<T, Arch> lanes)
{
    using Bits = BitsOf<T, Arch>;
    return Bits(__builtin_bit_cast(typename Bits::register_type, lanes.batch.data));
}

/// The number in each lane that has these bits.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> from_bits(BitsOf<T, Arch> bits)
{
    using Batch = typename Lanes<T, Arch>::Batch;
    return Lanes<T, Arch>(Batch(__builtin_bit_cast(typename Batch::register_type, bits.data)));
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
