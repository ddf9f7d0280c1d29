// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// log(cosh(y - t)), which is (y - t)^2 / 2 near 0 and |y - t| - log(2) far away, finite for every finite y;
/// the mean over all elements, or the sum. The slope, tanh(y - t), is derived.
template <class Reduction = Mean>
struct LogCoshLoss : LossFormula<Reduction, LogCoshLoss<Reduction>> {
    static constexpr auto name = "LogCoshLoss";
    static constexpr auto value(auto y, auto t) { return log_cosh(y - t); }
};

} // namespace lamina
