// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x sigmoid(x), also called Swish: torch.nn.SiLU.
struct SiLU : Formula {
    static constexpr auto name = "SiLU";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};

} // namespace lamina
