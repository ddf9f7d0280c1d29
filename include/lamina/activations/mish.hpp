// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x tanh(log(1 + exp(x))) (Misra 2019): torch.nn.Mish.
struct Mish : Formula {
    static constexpr auto name = "Mish";
    /// tanh(log(1 + e)) = e (e + 2) / (e (e + 2) + 2), of one exp; from e^40 on it is 1 in every number type.
    static constexpr auto value(auto x)
    {
        auto const e = exp((core::symbol::min)(x, 40));
        auto const n = e * (e + 2);
        return x * (n / (n + 2));
    }
};

} // namespace lamina
