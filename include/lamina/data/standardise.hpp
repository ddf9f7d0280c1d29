// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/column_scale.hpp>

#include <cmath>
#include <limits>

namespace lamina::core {

/// Brings each column to mean 0 and standard deviation 1, as scikit-learn's StandardScaler: (x - mean) /
/// deviation, where the deviation is of the whole population, sqrt(sum (x - mean)^2 / rows). A constant
/// column becomes 0. Fit it to the training data and scale all with it:
///
///     auto const scale = Standardise::fit(training);
///     auto const y = net(scale(test).inputs());
class Standardise : public ColumnScale {
public:
    /// Of a data set's inputs, or of an array (rows, columns). std::invalid_argument where there are no rows,
    /// or a number is infinite or NaN.
    template <class Data>
    [[nodiscard]] static Standardise fit(Data const& data)
    {
        // Welford, Note on a Method for Calculating Corrected Sums of Squares and Products, 1962; of the
        // distances from the first row, which an offset far larger than the deviation rounds away in a mean
        auto const& rows = rows_to_fit(data);
        std::vector<double> first(rows.columns()), mean(rows.columns()), squares(rows.columns());
        each_finite_row(rows, [&](std::size_t row, auto const* numbers) {
            if (row == 0) std::copy_n(numbers, first.size(), first.begin());
            double const share = 1 / static_cast<double>(row + 1);
            for (std::size_t i = 0; i < mean.size(); ++i) {
                double const number = static_cast<double>(numbers[i]) - first[i];
                double const away = number - mean[i];
                mean[i] += away * share;
                squares[i] += away * (number - mean[i]);
            }
        });
        for (std::size_t i = 0; i < mean.size(); ++i) {
            mean[i] += first[i];
            squares[i] = deviation_of(mean[i], squares[i], static_cast<double>(rows.size()));
        }
        return Standardise(std::move(mean), std::move(squares));
    }

    /// Each column's mean.
    [[nodiscard]] std::vector<double> const& mean() const { return shift(); }

    /// What each column is divided by: its standard deviation, of a constant one 1.
    [[nodiscard]] std::vector<double> const& deviation() const { return scale(); }

private:
    using ColumnScale::ColumnScale;

    /// 1 where the variance is no more than the rounding of so many additions, as scikit-learn has it.
    static double deviation_of(double mean, double squares, double rows)
    {
        constexpr double epsilon = std::numeric_limits<double>::epsilon();
        double const variance = squares / rows;
        double const rounding = rows * mean * epsilon;
        return variance <= rows * epsilon * variance + rounding * rounding ? 1 : std::sqrt(variance);
    }
};

} // namespace lamina::core

namespace lamina {
using core::Standardise;
} // namespace lamina
