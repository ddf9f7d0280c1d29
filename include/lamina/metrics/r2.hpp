// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/outputs.hpp>

namespace lamina::core {

/// Which part of the targets' variance is explained, R²: of each output 1 − Σ(y − t)² / Σ(t − mean t)², and
/// the mean of these. 1: exact; 0: no better than the mean; below: worse. Of targets that are all equal it is
/// 1 where all are met and else 0. Arrays are (rows, outputs), or (rows) of one output; NaN in, NaN out. See
/// scikit-learn's r2_score. ShapeError unless both have as many rows and outputs, and two rows at least,
/// since one has no variance.
template <class Predicted, class Targets>
[[nodiscard]] double r2(Predicted const& predicted, Targets const& targets)
{
    return mean_over_outputs(predicted, targets, "r2", [](auto const& y, auto const& t, std::size_t rows) {
        if (rows < 2) raise<ShapeError>("lamina: r2 needs two rows at least; one has no variance.");
        double const first = t(0); // so that the mean of equal ones is what they are
        double const mean = first + mean_over_rows(rows, [&](std::size_t row) { return t(row) - first; });
        double const left =
            mean_over_rows(rows, [&](std::size_t row) { return (y(row) - t(row)) * (y(row) - t(row)); });
        double const all =
            mean_over_rows(rows, [&](std::size_t row) { return (t(row) - mean) * (t(row) - mean); });
        if (all == 0 && left == left) return left == 0 ? 1.0 : 0.0;
        return 1 - left / all;
    });
}

} // namespace lamina::core

namespace lamina {
using core::r2;
} // namespace lamina
