// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Network<A, T> and Workspace<A, T>: on the CPU, for the instruction set that is compiled for.
#include <lamina/backends/cpu/network.hpp>
