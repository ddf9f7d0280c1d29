// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// The hinge loss of several classes: (sum over j != label of max(0, Margin - y_label + y_j)^P) / classes
/// for each row, with slope 0 where a term begins; the mean over the rows as torch.nn.MultiMarginLoss has it,
/// or the sum.
///
/// y: (batch, classes) scores; target: (batch) integer labels from 0, or (batch, classes) of 1 at the label
/// and 0 elsewhere. P is 1 or 2.
template <class Reduction = Mean, int P = 1, double Margin = 1.0>
struct MultiMarginLoss : LossFormula<Reduction, MultiMarginLoss<Reduction, P, Margin>> {
    static_assert(P == 1 || P == 2, "lamina: the P of a MultiMarginLoss is 1 or 2.");
    static constexpr auto name = "MultiMarginLoss";
    static constexpr auto value(auto y, auto t)
    {
        auto const excess = (core::symbol::max)(Margin - row_sum(t * y) + y, 0);
        return row_mean(where(t > 0, 0, pow(excess, P)));
    }
};

} // namespace lamina
