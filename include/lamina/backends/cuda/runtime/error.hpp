// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

namespace lamina {

/// A call of CUDA failed; the text has the call, the code and what it means.
struct CudaError : std::runtime_error {
    int code; ///< a cudaError_t or, of cuBLASLt, a cublasStatus_t

    CudaError(char const* call, int number, char const* name, char const* meaning)
        : std::runtime_error(
              core::Joined({"lamina: ", call, " failed with error ", number, ", ", name, ": ", meaning, "."})
                  .text()),
          code(number)
    {}
};

} // namespace lamina
