// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/runtime/error.hpp>

#include <cuda_runtime.h>
#include <utility>

namespace lamina::cuda {

/// Throws CudaError unless a call of CUDA succeeded.
inline void expect_success(cudaError_t result, char const* call)
{
    if (result != cudaSuccess)
        throw CudaError(call, static_cast<int>(result), cudaGetErrorName(result), cudaGetErrorString(result));
}

/// How many devices there are; 0 where there is no driver. Never throws.
inline int device_count() noexcept
{
    int count = 0;
    bool const known = cudaGetDeviceCount(&count) == cudaSuccess;
    static_cast<void>(cudaGetLastError()); // else the next call would fail
    return known ? count : 0;
}

/// Whether there is a device.
inline bool available() noexcept { return device_count() > 0; }

/// Chooses the device of this thread, counted from 0. Networks, trainers and arrays stay on the one that was
/// chosen when they were made, and are used while it is.
inline void use_device(int device) { expect_success(cudaSetDevice(device), "cudaSetDevice"); }

/// A queue of a device's work. What is asked for in a thread goes to the stream that it uses, in order.
///
///     Stream stream;
///     auto const use = stream.use(); // until the end of the block
///     trainer.step(x, t);
class Stream {
public:
    Stream()
    {
        expect_success(cudaStreamCreateWithFlags(&stream_, cudaStreamNonBlocking), "cudaStreamCreate");
    }
    Stream(Stream&& other) noexcept : stream_(std::exchange(other.stream_, nullptr)) {}
    Stream& operator=(Stream&& other) noexcept
    {
        std::swap(stream_, other.stream_);
        return *this;
    }
    Stream(Stream const&) = delete;
    Stream& operator=(Stream const&) = delete;
    ~Stream()
    {
        if (stream_ != nullptr) cudaStreamDestroy(stream_);
    }

    /// While it lives, this thread uses a stream.
    class Use {
    public:
        explicit Use(cudaStream_t stream) : before_(std::exchange(current(), stream)) {}
        Use(Use const&) = delete;
        Use& operator=(Use const&) = delete;
        ~Use() { current() = before_; }

    private:
        cudaStream_t before_;
    };
    [[nodiscard]] Use use() const { return Use(stream_); }

    /// CUDA's own handle.
    [[nodiscard]] cudaStream_t handle() const { return stream_; }

    /// The one that this thread uses: CUDA's default stream, unless it chose another.
    static cudaStream_t& current()
    {
        thread_local cudaStream_t stream = nullptr;
        return stream;
    }

private:
    cudaStream_t stream_ = nullptr;
};

} // namespace lamina::cuda
