// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x above 0, Alpha (exp(x) - 1) elsewhere; the slope at 0 is Alpha: torch.nn.ELU.
template <double Alpha = 1.0>
struct ELU : Formula {
    static constexpr auto name = "ELU";
    static_assert(Alpha >= 0,
                  "lamina: ELU's Alpha is 0 or more, so that the sign of the output is that of the input.");
    static constexpr auto value(auto x) { return where(x <= 0, Alpha * expm1(x), x); }
    static constexpr auto derivative(auto y) { return where(y <= 0, y + Alpha, 1); }
};

} // namespace lamina
