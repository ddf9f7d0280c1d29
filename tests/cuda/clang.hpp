// SPDX-License-Identifier: BSL-1.0
// All of CUDA that formulas need where clang compiles them without CUDA's own headers: the keywords, and
// clang's declarations of a device's mathematics.
#pragma once

#include <cmath>
#include <cstdlib>

#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))

#include <__clang_cuda_math_forward_declares.h>
