// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Squared error near 0, absolute error beyond: (y - t)^2 / 2 where |y - t| < Delta, else
/// Delta (|y - t| - Delta / 2); the mean over all elements as torch.nn.HuberLoss has it, or the sum.
template <class Reduction = Mean, double Delta = 1.0>
struct HuberLoss : LossFormula<Reduction, HuberLoss<Reduction, Delta>> {
    static_assert(Delta > 0, "lamina: the Delta of a HuberLoss is more than 0.");
    static constexpr auto name = "HuberLoss";
    static constexpr auto value(auto y, auto t)
    {
        auto const size = (core::symbol::abs)(y - t);
        return where(size < Delta, 0.5 * square(y - t), Delta * (size - 0.5 * Delta));
    }
};

} // namespace lamina
