// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = log(1 + exp(Beta x)) / Beta, and x itself where Beta x is above Threshold: torch.nn.Softplus.
template <double Beta = 1.0, double Threshold = 20.0>
struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static_assert(Beta != 0, "lamina: Softplus divides by its Beta, which is 0.");
    static constexpr auto value(auto x)
    {
        return where(Beta * x > Threshold, x, 1 / Beta * softplus(Beta * x));
    }
};

} // namespace lamina
