// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/column_scale.hpp>

#include <limits>

namespace lamina::core {

/// Brings each column into [0, 1], as scikit-learn's MinMaxScaler: (x - smallest) / (largest - smallest). A
/// constant column becomes 0. Other data than it was fitted to may lie outside.
///
///     auto const scale = MinMax::fit(training);
class MinMax : public ColumnScale {
public:
    /// Of a data set's inputs, or of an array (rows, columns). std::invalid_argument where there are no rows,
    /// or a number is infinite or NaN.
    template <class Data>
    [[nodiscard]] static MinMax fit(Data const& data)
    {
        auto const& rows = rows_to_fit(data);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        std::vector<double> smallest(rows.columns(), infinity), range(rows.columns(), -infinity);
        each_finite_row(rows, [&](std::size_t /*row*/, auto const* numbers) {
            for (std::size_t i = 0; i < range.size(); ++i) {
                auto const number = static_cast<double>(numbers[i]);
                smallest[i] = number < smallest[i] ? number : smallest[i];
                range[i] = number > range[i] ? number : range[i];
            }
        });
        for (std::size_t i = 0; i < range.size(); ++i) range[i] = range_of(range[i] - smallest[i]);
        return MinMax(std::move(smallest), std::move(range));
    }

    /// Each column's smallest number.
    [[nodiscard]] std::vector<double> const& smallest() const { return shift(); }

    /// What each column is divided by: its largest number minus the smallest, of a constant one 1.
    [[nodiscard]] std::vector<double> const& range() const { return scale(); }

private:
    using ColumnScale::ColumnScale;

    /// 1 where it is nearly nothing, as scikit-learn has it.
    static double range_of(double range)
    {
        return range < 10 * std::numeric_limits<double>::epsilon() ? 1 : range;
    }
};

} // namespace lamina::core

namespace lamina {
using core::MinMax;
} // namespace lamina
