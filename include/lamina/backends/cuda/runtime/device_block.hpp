// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/block.hpp>

namespace lamina::cuda {

/// The dynamic shared memory of a kernel, aligned for every number.
inline __device__ char* shared_memory()
{
    extern __shared__ double2 lamina_shared_memory[];
    return reinterpret_cast<char*>(lamina_shared_memory);
}

/// A block of so many threads of a device. Its partial sums lie at the start of the shared memory.
template <std::size_t Threads>
struct DeviceBlock {
    static constexpr std::size_t threads = Threads;
    static constexpr bool is_whole_device = false;

    static __device__ void each(std::size_t count, auto const& f)
    {
        for (unsigned i = threadIdx.x; i < count; i += Threads) f(i);
    }
    template <std::size_t Count>
    static __device__ void each(Constant<Count> /*count*/, auto const& f)
    {
        if constexpr (Count > Threads)
            each(Count, f);
        else if (threadIdx.x < Count) // as a loop it would take five times as many instructions
            f(threadIdx.x);
    }

    static __device__ void wait()
    {
        if constexpr (Threads == 32)
            __syncwarp();
        else
            __syncthreads();
    }

    template <class T>
    static __device__ T* partials()
    {
        return reinterpret_cast<T*>(shared_memory());
    }
};
static_assert(Block<DeviceBlock<32>>);

} // namespace lamina::cuda
