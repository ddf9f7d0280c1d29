// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x, but 0 from -Lambda to Lambda, where the slope is 0 too: torch.nn.Hardshrink.
template <double Lambda = 0.5>
struct Hardshrink : Formula {
    static constexpr auto name = "Hardshrink";
    static_assert(Lambda >= 0, "lamina: Hardshrink's Lambda is 0 or more.");
    static constexpr auto value(auto x) { return where((core::symbol::abs)(x) <= Lambda, 0, x); }
    static constexpr auto derivative(auto y) { return where(y == 0, 0, 1); }
};

} // namespace lamina
