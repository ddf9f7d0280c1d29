// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/bins.hpp>

#include <cmath>

namespace lamina::core {

/// How far probabilities are from how often they hold, from 0 to 1: rows are put into bins of equal width by
/// their probabilities, and it is
///
///     Σ over the bins of rows in it / rows |part that holds − mean probability|
///
/// Of probabilities (rows, classes), as softmax(net(x)), it is that of the largest one, which holds where it
/// is the label's (C. Guo et al., On calibration of modern neural networks, 2017, whose 15 bins these are);
/// of (rows) or (rows, 1) that of class 1, the other being 0 or -1. A bin has its upper end. Errors as of
/// calibration_curve.
template <class Wanted, class Probabilities>
[[nodiscard]] double expected_calibration_error(Wanted const& labels, Probabilities const& probabilities,
                                                std::size_t bins = 15)
{
    Bins<double> filled(bins, "expected_calibration_error");
    add_rows(filled, labels, probabilities, "expected_calibration_error");
    double sum = 0;
    std::size_t rows = 0;
    for (auto const& bin : filled) {
        sum += (std::abs)(bin.positives - bin.probabilities);
        rows += bin.rows;
    }
    return sum / static_cast<double>(rows);
}

} // namespace lamina::core

namespace lamina {
using core::expected_calibration_error;
} // namespace lamina
