// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Squared error: (y - t)^2, the mean over all elements as torch.nn.MSELoss has it, or the sum.
template <class Reduction = Mean>
struct MSELoss : LossFormula<Reduction, MSELoss<Reduction>> {
    static constexpr auto name = "MSELoss";
    static constexpr auto value(auto y, auto t) { return square(y - t); }
};

} // namespace lamina
