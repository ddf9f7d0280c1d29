// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/architecture.hpp>

namespace gates {
using namespace lamina;
using namespace lamina::core;
using Or = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>, Sigmoid>;
} // namespace gates
