// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y_i = exp(x_i) / sum over j of exp(x_j), over each row, stable: torch.nn.Softmax(dim=-1).
struct Softmax : Formula {
    static constexpr auto name = "Softmax";
    static constexpr auto value(auto x) { return exp(x - log_sum_exp(x)); }
};

} // namespace lamina
