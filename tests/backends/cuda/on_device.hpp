// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/backends/cuda/device.hpp>

#include <cstdio>

namespace lamina::laws {

/// Whether a test can run on a device; ctest calls one that says otherwise skipped.
inline bool has_device()
{
    if (!cuda::available()) std::puts("skipped: no CUDA device");
    return cuda::available();
}

/// Numbers that both the host and a device read and write in a test.
template <class T>
class Managed {
public:
    explicit Managed(std::size_t size)
    {
        cuda::require(cudaMallocManaged(&data_, size * sizeof(T)), "cudaMallocManaged");
        for (std::size_t i = 0; i < size; ++i) data_[i] = T(0);
    }
    Managed(Managed const&) = delete;
    ~Managed() { cudaFree(data_); }
    T* data() const { return data_; }

private:
    T* data_ = nullptr;
};

} // namespace lamina::laws
