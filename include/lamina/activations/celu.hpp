// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x above 0, Alpha (exp(x / Alpha) - 1) elsewhere; the slope at 0 is 1 (Barron 2017): torch.nn.CELU.
template <double Alpha = 1.0>
struct CELU : Formula {
    static constexpr auto name = "CELU";
    static_assert(Alpha != 0, "lamina: CELU divides by its Alpha, which is 0.");
    static constexpr auto value(auto x) { return where(x <= 0, Alpha * expm1(1 / Alpha * x), x); }
    static constexpr auto derivative(auto y) { return where(y <= 0, 1 + 1 / Alpha * y, 1); }
};

} // namespace lamina
