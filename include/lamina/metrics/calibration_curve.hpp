// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/bins.hpp>

namespace lamina {

/// What calibration_curve gives, a number for each bin that has rows.
struct CalibrationCurve {
    /// Which part of the bin's rows is of class 1.
    std::vector<double> fraction_of_positives;
    /// The mean of their probabilities.
    std::vector<double> mean_predicted;
    /// How many they are.
    std::vector<std::size_t> counts;
};

} // namespace lamina

namespace lamina::core {

/// How often class 1 is where it is said to be likely: rows are put into bins of equal width by their
/// probabilities, and of each bin that has rows there is a number in each array. Of a calibrated network
/// fraction_of_positives is about mean_predicted.
///
///     auto const [positives, predicted, counts] = calibration_curve(labels, probabilities, 10);
///
/// Labels are 1, and 0 or -1; probabilities (rows) or (rows, 1); a bin has its upper end. See scikit-learn's
/// sklearn.calibration.calibration_curve, strategy="uniform". ShapeError unless there are as many of both,
/// one at least, of one class, and a bin; LabelError of another label; std::invalid_argument of what is no
/// probability.
template <class Wanted, class Probabilities>
[[nodiscard]] CalibrationCurve calibration_curve(Wanted const& labels, Probabilities const& probabilities,
                                                 std::size_t bins = 5)
{
    std::size_t const columns = read_numbers(probabilities).columns();
    if (columns > 1)
        raise<ShapeError>(
            {"lamina: calibration_curve is of the probabilities of one class, and these are of ", columns,
             ". Give a column: xt::view(probabilities, xt::all(), 1)."});
    Bins<double> filled(bins, "calibration_curve");
    add_rows(filled, labels, probabilities, "calibration_curve");
    CalibrationCurve curve;
    for (auto const& bin : filled) {
        if (bin.rows == 0) continue;
        curve.fraction_of_positives.push_back(bin.positives / static_cast<double>(bin.rows));
        curve.mean_predicted.push_back(bin.probabilities / static_cast<double>(bin.rows));
        curve.counts.push_back(bin.rows);
    }
    return curve;
}

} // namespace lamina::core

namespace lamina {
using core::calibration_curve;
} // namespace lamina
