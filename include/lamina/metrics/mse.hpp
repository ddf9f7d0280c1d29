// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/outputs.hpp>

namespace lamina::core {

/// The mean squared error, of all rows and outputs: the mean of (y − t)². Arrays are (rows, outputs), or
/// (rows) of one output; NaN in, NaN out. See scikit-learn's mean_squared_error. ShapeError unless both have
/// as many rows and outputs, one at least.
template <class Predicted, class Targets>
[[nodiscard]] double mse(Predicted const& predicted, Targets const& targets)
{
    return mean_over_outputs(predicted, targets, "mse", [](auto const& y, auto const& t, std::size_t rows) {
        return mean_over_rows(rows, [&](std::size_t row) { return (y(row) - t(row)) * (y(row) - t(row)); });
    });
}

} // namespace lamina::core

namespace lamina {
using core::mse;
} // namespace lamina
