// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Ensemble<A, T>: many small networks that train at once, on the CPU.
#include <lamina/backends/cpu/ensemble.hpp>
