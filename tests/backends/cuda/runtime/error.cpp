// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/error.hpp>

#include "catch.hpp"

TEST_CASE("An error of CUDA has the call, the code and what it means")
{
    lamina::CudaError const error("cudaMalloc", 2, "cudaErrorMemoryAllocation", "out of memory");
    CHECK(error.code == 2);
    CHECK(std::string(error.what()) ==
          "lamina: cudaMalloc failed with error 2, cudaErrorMemoryAllocation: out of memory.");
}
