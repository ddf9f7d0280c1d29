// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Softmax and negative log-likelihood: log(sum over j of exp(y_j)) - y_label for each row, the mean over the
/// rows as torch.nn.CrossEntropyLoss has it, or the sum.
///
/// y: (batch, classes) logits; target: (batch) integer labels from 0, or (batch, classes) probabilities, or
/// any weights of the classes, also negative ones: sum over j of t_j (log(sum over k of exp(y_k)) - y_j). The
/// slope, softmax(y) - t where t sums to 1, is derived. LabelSmoothing, from 0 to 1, is the part of the
/// target that all classes share alike: (1 - LabelSmoothing) t + LabelSmoothing / classes takes the place of
/// t.
template <class Reduction = Mean, double LabelSmoothing = 0.0>
struct CrossEntropyLoss : LossFormula<Reduction, CrossEntropyLoss<Reduction, LabelSmoothing>> {
    static_assert(LabelSmoothing >= 0 && LabelSmoothing <= 1,
                  "lamina: the LabelSmoothing of a CrossEntropyLoss is from 0 to 1.");
    static constexpr auto name = "CrossEntropyLoss";
    static constexpr auto value(auto y, auto t)
    {
        auto const of_class = log_sum_exp(y) - y;
        if constexpr (LabelSmoothing == 0)
            return row_sum(t * of_class);
        else
            return (1 - LabelSmoothing) * row_sum(t * of_class) + LabelSmoothing * row_mean(of_class);
    }
};

} // namespace lamina
