// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/backends/cuda/runtime/device.hpp>
#include <lamina/backends/cuda/runtime/memory.hpp>

#include <cstdio>
#include <vector>

namespace lamina::laws {

using namespace core;

/// Whether a test can run on a device; ctest calls one that says otherwise skipped.
inline bool has_device()
{
    if (!cuda::available()) std::puts("skipped: no CUDA device");
    return cuda::available();
}

/// Numbers of a device, 0 at first, that a test reads when its kernels are done.
class DeviceNumbers {
public:
    explicit DeviceNumbers(std::size_t size) : numbers_(size), size_(size) {}
    double* data() const { return numbers_.data(); }
    std::vector<double> read() const
    {
        std::vector<double> result(size_);
        numbers_.download(result.data(), size_);
        return result;
    }

private:
    cuda::DeviceMemory<double, cuda::Device> numbers_;
    std::size_t size_;
};

} // namespace lamina::laws
