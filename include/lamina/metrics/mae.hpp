// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/outputs.hpp>

#include <cmath>

namespace lamina::core {

/// The mean absolute error, of all rows and outputs: the mean of |y − t|, in the units of the targets. Arrays
/// are (rows, outputs), or (rows) of one output; NaN in, NaN out. See scikit-learn's mean_absolute_error.
/// ShapeError unless both have as many rows and outputs, one at least.
template <class Predicted, class Targets>
[[nodiscard]] double mae(Predicted const& predicted, Targets const& targets)
{
    return mean_over_outputs(predicted, targets, "mae", [](auto const& y, auto const& t, std::size_t rows) {
        return mean_over_rows(rows, [&](std::size_t row) { return (std::abs)(y(row) - t(row)); });
    });
}

} // namespace lamina::core

namespace lamina {
using core::mae;
} // namespace lamina
