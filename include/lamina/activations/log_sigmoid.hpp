// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = -log(1 + exp(-x)), the logarithm of a sigmoid, stable: torch.nn.LogSigmoid.
struct LogSigmoid : Formula {
    static constexpr auto name = "LogSigmoid";
    static constexpr auto value(auto x) { return -softplus(-x); }
};

} // namespace lamina
