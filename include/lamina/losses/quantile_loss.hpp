// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// The pinball loss, which is least where y is the Quantile of the targets: Quantile (t - y) where t > y,
/// else (1 - Quantile) (y - t), with slope 0 where they are equal; the mean over all elements as
/// sklearn.metrics.mean_pinball_loss has it, or the sum.
template <class Reduction = Mean, double Quantile = 0.5>
struct QuantileLoss : LossFormula<Reduction, QuantileLoss<Reduction, Quantile>> {
    static_assert(Quantile >= 0 && Quantile <= 1, "lamina: the Quantile of a QuantileLoss is from 0 to 1.");
    static constexpr auto name = "QuantileLoss";
    static constexpr auto value(auto y, auto t)
    {
        using core::symbol::max;
        return Quantile * (max)(t - y, 0) + (1 - Quantile) * (max)(y - t, 0);
    }
};

} // namespace lamina
