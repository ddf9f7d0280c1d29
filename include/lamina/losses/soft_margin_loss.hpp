// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// The logistic loss of targets 1 and -1: log(1 + exp(-t y)) for each element, finite for every finite y; the
/// mean over all elements as torch.nn.SoftMarginLoss has it, or the sum.
template <class Reduction = Mean>
struct SoftMarginLoss : LossFormula<Reduction, SoftMarginLoss<Reduction>> {
    static constexpr auto name = "SoftMarginLoss";
    static constexpr auto value(auto y, auto t) { return softplus(-t * y); }
};

} // namespace lamina
