// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <limits>
namespace lamina {
struct Progress { std::size_t step = 0, steps = 0, epoch = 0, epochs = 0; double loss = std::numeric_limits<double>::quiet_NaN(); };
}
