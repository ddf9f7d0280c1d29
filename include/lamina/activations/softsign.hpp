// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x / (1 + |x|), between -1 and 1: torch.nn.Softsign.
struct Softsign : Formula {
    static constexpr auto name = "Softsign";
    static constexpr auto value(auto x) { return x / (1 + (core::symbol::abs)(x)); }
    static constexpr auto derivative(auto y) { return square(1 - (core::symbol::abs)(y)); }
};

} // namespace lamina
