// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// The Kullback-Leibler divergence of probabilities t from those whose logarithms are y: t (log(t) - y) for
/// each element, where 0 log(0) is 0; the mean over all elements as torch.nn.KLDivLoss has it, or the sum, or
/// with BatchMean the divergence of a row, in the mean over the rows.
///
/// y: (batch, outputs) logarithms of probabilities; target: (batch, outputs) probabilities, or with LogTarget
/// their logarithms: exp(t) (t - y).
template <class Reduction = Mean, bool LogTarget = false>
struct KLDivLoss : LossFormula<Reduction, KLDivLoss<Reduction, LogTarget>> {
    static constexpr auto name = "KLDivLoss";
    static constexpr auto value(auto y, auto t)
    {
        if constexpr (LogTarget)
            return exp(t) * (t - y);
        else
            return where(t == 0, 0, t * log(t)) - t * y;
    }
};

} // namespace lamina
