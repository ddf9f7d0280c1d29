// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations/hardtanh.hpp>

namespace lamina {

/// y = x (x + 3) / 6 between -3 and 3, 0 below, x above; the slope is 0 at -3 and 1 at 3: torch.nn.Hardswish.
struct Hardswish : Formula {
    static constexpr auto name = "Hardswish";
    static constexpr auto value(auto x) { return x * (Hardtanh<-3.0, 3.0>::value(x) + 3) / 6; }
};

} // namespace lamina
