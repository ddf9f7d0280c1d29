// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations/hardtanh.hpp>

namespace lamina {

/// y = x held between 0 and 6; the slope at both is 0: torch.nn.ReLU6.
struct ReLU6 : Hardtanh<0.0, 6.0> {
    static constexpr auto name = "ReLU6";
};

} // namespace lamina
