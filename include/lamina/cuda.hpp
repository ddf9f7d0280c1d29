// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Neural networks as types, on CUDA's devices: for sources that nvcc compiles with -std=c++20
/// --expt-relaxed-constexpr. It needs neither xsimd nor the CPU backend.
#ifndef __cpp_exceptions
#error "lamina: calls of CUDA throw CudaError, so lamina/cuda.hpp needs exceptions (no -fno-exceptions)."
#endif

#include <lamina/activations.hpp>
#include <lamina/architecture.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/cuda/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/metrics.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/predict.hpp>
#include <lamina/network/softmax.hpp>
#include <lamina/network/state_dict.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random.hpp>
#include <lamina/trainer.hpp>
