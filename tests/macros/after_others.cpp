// SPDX-License-Identifier: BSL-1.0
// Every header of Lamina that a host compiles, after macros that are defined when those of others have been read.
// clang-format off
#include "third_parties.hpp" // first, since not all that it includes survives the macros
#include "macros.hpp"
#include "use.hpp"
// clang-format on

#include <lamina/architecture.hpp>
#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/backends/cuda/backend.hpp>
#include <lamina/backends/cuda/cublas/epilogue.hpp>
#include <lamina/backends/cuda/cublas/product.hpp>
#include <lamina/backends/cuda/ensemble.hpp>
#include <lamina/inference.hpp>
#include <lamina/lamina.hpp>
#include <lamina/portable/network_table.hpp>
