// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/numbers.hpp>

namespace lamina::core {

/// The mean over the outputs of of_output(y, t, rows), of what a network gives and should give, y(row) and
/// t(row). ShapeError unless both have as many rows and outputs, one at least.
template <class Predicted, class Targets>
double mean_over_outputs(Predicted const& predicted, Targets const& targets, char const* metric,
                         auto const& of_output)
{
    auto const y = read_numbers(predicted);
    auto const t = read_numbers(targets);
    std::size_t const rows = y.rows(), columns = y.columns();
    if (rows != t.rows() || columns != t.columns() || rows == 0 || columns == 0)
        raise<ShapeError>({"lamina: there are ", rows, " predicted rows of ", columns, " and ", t.rows(),
                           " of ", t.columns(), " to compare them with; ", metric,
                           " needs as many of both, at least one."});
    double sum = 0;
    for (std::size_t column = 0; column < columns; ++column)
        sum += of_output([&](std::size_t row) { return y(row, column); },
                         [&](std::size_t row) { return t(row, column); }, rows);
    return sum / static_cast<double>(columns);
}

/// The mean of f(row).
double mean_over_rows(std::size_t rows, auto const& f)
{
    double sum = 0;
    for (std::size_t row = 0; row < rows; ++row) sum += f(row);
    return sum / static_cast<double>(rows);
}

} // namespace lamina::core
