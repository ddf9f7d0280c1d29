// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Absolute error: |y - t|, the mean over all elements as torch.nn.L1Loss has it, or the sum; the slope at 0
/// is 0.
template <class Reduction = Mean>
struct L1Loss : LossFormula<Reduction, L1Loss<Reduction>> {
    static constexpr auto name = "L1Loss";
    static constexpr auto value(auto y, auto t) { return (core::symbol::abs)(y - t); }
};

} // namespace lamina
