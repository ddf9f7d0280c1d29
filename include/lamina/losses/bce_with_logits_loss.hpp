// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Sigmoid and binary cross-entropy: log(1 + exp(y)) - t y for each element, finite for every finite y; the
/// mean over all elements as torch.nn.BCEWithLogitsLoss has it, or the sum.
///
/// y: (batch, outputs) logits; target: (batch, outputs) probabilities, from 0 to 1. The slope, sigmoid(y) -
/// t, is derived.
template <class Reduction = Mean>
struct BCEWithLogitsLoss : LossFormula<Reduction, BCEWithLogitsLoss<Reduction>> {
    static constexpr auto name = "BCEWithLogitsLoss";
    static constexpr auto value(auto y, auto t) { return softplus(y) - t * y; }
};

} // namespace lamina
