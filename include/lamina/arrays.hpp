// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The arrays that networks take: xtensor's, the standard library's, and rows by pointer.
#include <lamina/arrays/contiguous.hpp>
#include <lamina/arrays/matrix_view.hpp>
#include <lamina/arrays/xtensor.hpp>
