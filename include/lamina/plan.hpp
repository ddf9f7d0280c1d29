// SPDX-License-Identifier: BSL-1.0
#pragma once

/// plan<A, T, rows>(): what the CPU does with a batch, in words.
#include <lamina/backends/cpu/plan.hpp>
