// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/outputs.hpp>

#include <cmath>

namespace lamina::core {

/// The root of the mean squared error, in the units of the targets: of each output √mean((y − t)²), and the
/// mean of these. Arrays are (rows, outputs), or (rows) of one output; NaN in, NaN out. See scikit-learn's
/// root_mean_squared_error. ShapeError unless both have as many rows and outputs, one at least.
template <class Predicted, class Targets>
[[nodiscard]] double rmse(Predicted const& predicted, Targets const& targets)
{
    return mean_over_outputs(predicted, targets, "rmse", [](auto const& y, auto const& t, std::size_t rows) {
        return std::sqrt(
            mean_over_rows(rows, [&](std::size_t row) { return (y(row) - t(row)) * (y(row) - t(row)); }));
    });
}

} // namespace lamina::core

namespace lamina {
using core::rmse;
} // namespace lamina
