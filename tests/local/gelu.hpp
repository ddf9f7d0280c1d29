// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina::laws {

using namespace core;

/// torch.nn.GELU(approximate="tanh"), added by a test alone.
struct TanhGELU : Formula {
    static constexpr auto name = "GELU";
    static constexpr auto value(auto x)
    {
        return 0.5 * x * (1 + tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));
    }
};

/// torch.nn.GELU(), which has the error function.
struct GELU : Formula {
    static constexpr auto name = "GELU";
    static constexpr auto value(auto x) { return 0.5 * x * (1 + erf(0.7071067811865476 * x)); }
};
static_assert(Activation<TanhGELU> && Activation<GELU>);

} // namespace lamina::laws
