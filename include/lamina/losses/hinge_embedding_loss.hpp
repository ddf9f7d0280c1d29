// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Distances y, small where the target is 1, at least Margin where it is -1: y where t > 0, else
/// max(0, Margin - y), with slope 0 at y = Margin; the mean over all elements as torch.nn.HingeEmbeddingLoss
/// has it, or the sum.
template <class Reduction = Mean, double Margin = 1.0>
struct HingeEmbeddingLoss : LossFormula<Reduction, HingeEmbeddingLoss<Reduction, Margin>> {
    static constexpr auto name = "HingeEmbeddingLoss";
    static constexpr auto value(auto y, auto t)
    {
        return where(t > 0, y, (core::symbol::max)(Margin - y, 0));
    }
};

} // namespace lamina
