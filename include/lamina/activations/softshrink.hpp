// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x moved towards 0 by Lambda, and 0 from -Lambda to Lambda, where the slope is 0 too:
/// torch.nn.Softshrink.
template <double Lambda = 0.5>
struct Softshrink : Formula {
    static constexpr auto name = "Softshrink";
    static_assert(Lambda >= 0, "lamina: Softshrink's Lambda is 0 or more.");
    static constexpr auto value(auto x) { return x - clamp(x, -Lambda, Lambda); }
    static constexpr auto derivative(auto y) { return where(y == 0, 0, 1); }
};

} // namespace lamina
