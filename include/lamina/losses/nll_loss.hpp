// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Negative log-likelihood: -y_label for each row, the mean over the rows as torch.nn.NLLLoss has it, or the
/// sum. After LogSoftmax it is CrossEntropyLoss.
///
/// y: (batch, classes) logarithms of probabilities; target: (batch) integer labels from 0, or (batch,
/// classes) probabilities: -sum over j of t_j y_j.
template <class Reduction = Mean>
struct NLLLoss : LossFormula<Reduction, NLLLoss<Reduction>> {
    static constexpr auto name = "NLLLoss";
    static constexpr auto value(auto y, auto t) { return -row_sum(t * y); }
};

} // namespace lamina
