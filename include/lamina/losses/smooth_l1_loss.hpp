// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Squared error near 0, absolute error beyond: (y - t)^2 / (2 Beta) where |y - t| < Beta, else
/// |y - t| - Beta / 2; the mean over all elements as torch.nn.SmoothL1Loss has it, or the sum. With Beta = 0
/// it is L1Loss.
template <class Reduction = Mean, double Beta = 1.0>
struct SmoothL1Loss : LossFormula<Reduction, SmoothL1Loss<Reduction, Beta>> {
    static_assert(Beta >= 0, "lamina: the Beta of a SmoothL1Loss is 0 or more.");
    static constexpr auto name = "SmoothL1Loss";
    static constexpr auto value(auto y, auto t)
    {
        auto const size = (core::symbol::abs)(y - t);
        if constexpr (Beta == 0)
            return size;
        else
            return where(size < Beta, 0.5 / Beta * square(y - t), size - 0.5 * Beta);
    }
};

} // namespace lamina
