// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/runtime/device_block.hpp>
#include <lamina/backends/cuda/runtime/device_group.hpp>
#include <lamina/backends/cuda/runtime/stream.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>

namespace lamina::cuda {

template <class Kernel, std::size_t Threads, class T>
__global__ void __launch_bounds__(Threads) run_block(Kernel const kernel)
{
    kernel(blockIdx.x, DeviceBlock<Threads>::template partials<T>() + Threads);
}

template <class Kernel, std::size_t Size, std::size_t Threads>
__global__ void __launch_bounds__(Threads) run_group(Kernel const kernel, std::size_t groups)
{
    std::size_t const group = (blockIdx.x * Threads + threadIdx.x) / Size;
    if (group < groups) kernel(group);
}

template <class F>
__global__ void run_each(F const f, std::size_t count)
{
    std::size_t const i = blockIdx.x * std::size_t{blockDim.x} + threadIdx.x;
    if (i < count) f(static_cast<unsigned>(i));
}

/// Launches that are recorded once and repeated.
class LaunchGraph {
public:
    /// Records what work() launches in the stream that this thread uses, without doing it.
    explicit LaunchGraph(auto const& work)
    {
        Stream const stream; // the default one cannot record
        auto const use = stream.use();
        expect_success(cudaStreamBeginCapture(stream.handle(), cudaStreamCaptureModeThreadLocal),
                       "cudaStreamBeginCapture");
        cudaGraph_t graph = nullptr;
        try {
            work();
        } catch (...) {
            if (cudaStreamEndCapture(stream.handle(), &graph) == cudaSuccess) cudaGraphDestroy(graph);
            throw;
        }
        expect_success(cudaStreamEndCapture(stream.handle(), &graph), "cudaStreamEndCapture");
        cudaError_t const result = cudaGraphInstantiate(&executable_, graph, 0);
        cudaGraphDestroy(graph);
        expect_success(result, "cudaGraphInstantiate");
    }
    LaunchGraph(LaunchGraph const&) = delete;
    LaunchGraph& operator=(LaunchGraph const&) = delete;
    ~LaunchGraph() { cudaGraphExecDestroy(executable_); }

    void run() const { expect_success(cudaGraphLaunch(executable_, Stream::current()), "cudaGraphLaunch"); }

private:
    cudaGraphExec_t executable_ = nullptr;
};

/// Memory of a device that is handed out in the order of a stream's work, and kept when it is free: CUDA's
/// own pool gives that back to the system whenever someone waits for the device.
class Pool {
public:
    explicit Pool(int device)
    {
        cudaMemPoolProps properties{};
        properties.allocType = cudaMemAllocationTypePinned;
        properties.location.type = cudaMemLocationTypeDevice;
        properties.location.id = device;
        expect_success(cudaMemPoolCreate(&pool_, &properties), "cudaMemPoolCreate");
        auto most = (std::numeric_limits<std::uint64_t>::max)();
        expect_success(cudaMemPoolSetAttribute(pool_, cudaMemPoolAttrReleaseThreshold, &most),
                       "cudaMemPoolSetAttribute");
    }
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;
    ~Pool() { cudaMemPoolDestroy(pool_); }

    [[nodiscard]] cudaMemPool_t handle() const { return pool_; }

    /// This thread's, of the device that it uses.
    static Pool& current(int device)
    {
        thread_local std::map<int, Pool> pools;
        return pools.try_emplace(device, device).first->second;
    }

private:
    cudaMemPool_t pool_ = nullptr;
};

/// CUDA's devices, as a backend uses one.
struct Device {
    template <std::size_t threads>
    using Block = DeviceBlock<threads>;
    template <std::size_t size>
    using Group = DeviceGroup<size>;
    template <class T, std::size_t /*size*/>
    using PerLane = T;
    using Recording = LaunchGraph;

    /// The number of the device that this thread uses.
    static int number()
    {
        int device = 0;
        expect_success(cudaGetDevice(&device), "cudaGetDevice");
        return device;
    }
    /// The stream that it uses.
    static cudaStream_t stream() { return Stream::current(); }

    static void* allocate(std::size_t bytes)
    {
        void* data = nullptr;
        expect_success(cudaMalloc(&data, std::max<std::size_t>(bytes, 1)), "cudaMalloc");
        return data;
    }
    static void release(void* data) noexcept { static_cast<void>(cudaFree(data)); }
    /// Memory for work of this stream that comes before it is given back.
    static void* borrow(std::size_t bytes)
    {
        void* data = nullptr;
        expect_success(cudaMallocFromPoolAsync(&data, std::max<std::size_t>(bytes, 1),
                                               Pool::current(number()).handle(), stream()),
                       "cudaMallocFromPoolAsync");
        return data;
    }
    static void give_back(void* data) noexcept { static_cast<void>(cudaFreeAsync(data, stream())); }
    static void clear(void* data, std::size_t bytes)
    {
        expect_success(cudaMemsetAsync(data, 0, bytes, Stream::current()), "cudaMemset");
        expect_success(cudaStreamSynchronize(Stream::current()),
                       "cudaStreamSynchronize"); // other streams may use it
    }
    /// Returns when the host's numbers may change again.
    static void upload(void* to, void const* from, std::size_t bytes)
    {
        copy(to, from, bytes, cudaMemcpyHostToDevice);
    }
    static void download(void* to, void const* from, std::size_t bytes)
    {
        copy(to, from, bytes, cudaMemcpyDeviceToHost);
    }

    /// kernel(block, shared numbers) in so many blocks.
    template <std::size_t threads, class T, class Kernel>
    static void launch_blocks(Kernel const& kernel, std::size_t blocks, std::size_t memory_size)
    {
        auto const bytes = (memory_size + threads) * sizeof(T);
        auto* const function = run_block<Kernel, threads, T>;
        if (bytes > 48 * 1024)
            expect_success(cudaFuncSetAttribute(function, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                                static_cast<int>(bytes)),
                           "cudaFuncSetAttribute");
        function<<<static_cast<unsigned>(blocks), threads, bytes, Stream::current()>>>(kernel);
        expect_success(cudaGetLastError(), "launching a kernel");
    }

    /// kernel(group) in so many groups of lanes.
    template <std::size_t size, class Kernel>
    static void launch_groups(Kernel const& kernel, std::size_t groups)
    {
        constexpr std::size_t threads = 128;
        std::size_t const blocks = (groups * size + threads - 1) / threads;
        auto const used = static_cast<unsigned>((std::min)(threads, (groups * size + 31) / 32 * 32));
        run_group<Kernel, size, threads>
            <<<static_cast<unsigned>(blocks), used, 0, Stream::current()>>>(kernel, groups);
        expect_success(cudaGetLastError(), "launching a kernel");
    }

    /// f(i) for each i < count, each by a thread of its own.
    template <class F>
    static void launch_each(F const& f, std::size_t count)
    {
        constexpr std::size_t threads = 256;
        run_each<<<static_cast<unsigned>((count + threads - 1) / threads), threads, 0, Stream::current()>>>(
            f, count);
        expect_success(cudaGetLastError(), "launching a kernel");
    }

private:
    static void copy(void* to, void const* from, std::size_t bytes, cudaMemcpyKind kind)
    {
        expect_success(cudaMemcpyAsync(to, from, bytes, kind, Stream::current()), "cudaMemcpy");
        expect_success(cudaStreamSynchronize(Stream::current()), "cudaStreamSynchronize");
    }
};

} // namespace lamina::cuda
