// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x P(X <= x) for a standard normal X, which is x / 2 (1 + erf(x / sqrt(2))) (Hendrycks and Gimpel
/// 2016): torch.nn.GELU().
struct GELU : Formula {
    static constexpr auto name = "GELU";
    static constexpr auto value(auto x) { return x * (0.5 + 0.5 * erf(0.70710678118654752 * x)); }
};

} // namespace lamina
