// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Sigmoid and binary cross-entropy of labels that do not exclude one another: the mean over a row's classes
/// of log(1 + exp(y)) - t y, finite for every finite y; the mean over the rows as
/// torch.nn.MultiLabelSoftMarginLoss has it, or the sum.
///
/// y: (batch, classes) logits; target: (batch, classes) of 1 at each label and 0 elsewhere, or (batch)
/// integer labels from 0, one for each row.
template <class Reduction = Mean>
struct MultiLabelSoftMarginLoss : LossFormula<Reduction, MultiLabelSoftMarginLoss<Reduction>> {
    static constexpr auto name = "MultiLabelSoftMarginLoss";
    static constexpr auto value(auto y, auto t) { return row_mean(softplus(y) - t * y); }
};

} // namespace lamina
