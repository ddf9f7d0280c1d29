// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y_i = x_i - log(sum over j of exp(x_j)), over each row, stable: torch.nn.LogSoftmax(dim=-1).
struct LogSoftmax : Formula {
    static constexpr auto name = "LogSoftmax";
    static constexpr auto value(auto x) { return x - log_sum_exp(x); }
};

} // namespace lamina
