// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), which is within 5e-4 of GELU:
/// torch.nn.GELU(approximate="tanh").
struct GELUTanh : Formula {
    static constexpr auto name = "GELUTanh";
    static constexpr auto value(auto x)
    {
        return x * (0.5 + 0.5 * tanh(0.79788456080286536 * x * (1 + 0.044715 * square(x))));
    }
};

} // namespace lamina
