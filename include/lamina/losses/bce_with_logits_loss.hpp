// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Sigmoid and binary cross-entropy: log(1 + exp(y)) - t y for each element, finite for every finite y; the
/// mean over all elements as torch.nn.BCEWithLogitsLoss has it, or the sum.
///
/// y: (batch, outputs) logits; target: (batch, outputs) probabilities, from 0 to 1. The slope, sigmoid(y) -
/// t, is derived. PosWeight, one number for all outputs, is what a target of 1 counts beside one of 0, as
/// PyTorch's pos_weight: (1 - t) y + (1 + (PosWeight - 1) t) log(1 + exp(-y)).
template <class Reduction = Mean, double PosWeight = 1.0>
struct BCEWithLogitsLoss : LossFormula<Reduction, BCEWithLogitsLoss<Reduction, PosWeight>> {
    static_assert(
        PosWeight > 0,
        "lamina: PosWeight of BCEWithLogitsLoss<Reduction, PosWeight> is what a target of 1 counts, "
        "and above 0.");
    static constexpr auto name = "BCEWithLogitsLoss";
    static constexpr auto value(auto y, auto t)
    {
        if constexpr (PosWeight == 1)
            return softplus(y) - t * y;
        else
            return (1 - t) * y + (1 + (PosWeight - 1) * t) * softplus(-y);
    }
};

} // namespace lamina
