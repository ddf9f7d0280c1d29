// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x - tanh(x): torch.nn.Tanhshrink.
struct Tanhshrink : Formula {
    static constexpr auto name = "Tanhshrink";
    static constexpr auto value(auto x) { return x - tanh(x); }
};

} // namespace lamina
