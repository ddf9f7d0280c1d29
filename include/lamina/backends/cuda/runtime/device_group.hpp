// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/group.hpp>

namespace lamina::cuda {

/// So many neighbouring lanes of a warp of a device.
template <std::size_t Size>
struct DeviceGroup {
    static constexpr std::size_t size = Size;

    static __device__ std::size_t lane() { return threadIdx.x % Size; }

    template <class T>
    static __device__ T exchange(T const& value, std::size_t mask)
    {
        return __shfl_xor_sync(members(), value, static_cast<int>(mask), static_cast<int>(Size));
    }
    template <class T>
    static __device__ T load(std::size_t count, auto const& f)
    {
        return lane() < count ? static_cast<T>(f(lane())) : T(0);
    }
    template <class T>
    static __device__ T keep(T const& value, std::size_t count)
    {
        return lane() < count ? value : T(0);
    }
    template <class T>
    static __device__ void store(T* to, T const& value)
    {
        if (lane() == 0) *to = value;
    }

private:
    /// The group's lanes, as bits of the warp's: other groups may have left.
    static __device__ unsigned members()
    {
        if constexpr (Size == 32)
            return 0xffffffffU;
        else
            return ((1U << Size) - 1) << (threadIdx.x % 32 / Size * Size);
    }
};

} // namespace lamina::cuda
