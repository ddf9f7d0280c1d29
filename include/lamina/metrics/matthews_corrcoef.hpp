// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/class_counts.hpp>

#include <cmath>

namespace lamina::core {

/// The correlation of predicted labels and labels, of any number of classes: 1 where all are right, about 0
/// of guesses, however frequent the classes are; 0 where either are all of one class.
///
///     (n right − Σ p t) / √((n² − Σ p²)(n² − Σ t²)),    p, t: how often a class is predicted, and is
///
/// See scikit-learn's matthews_corrcoef; J. Gorodkin, Comparing two K-category assignments by a K-category
/// correlation coefficient, 2004. Errors as of accuracy; LabelError of a negative label.
template <class Predicted, class Wanted>
[[nodiscard]] double matthews_corrcoef(Predicted const& predicted, Wanted const& labels)
{
    double rows = 0, right = 0, both = 0, of_predicted = 0, of_wanted = 0;
    for (ClassCount const& count : count_classes(predicted, labels, 0, "matthews_corrcoef")) {
        auto const p = static_cast<double>(count.predicted);
        auto const t = static_cast<double>(count.wanted);
        rows += t;
        right += static_cast<double>(count.right);
        both += p * t;
        of_predicted += p * p;
        of_wanted += t * t;
    }
    double const square = (rows * rows - of_predicted) * (rows * rows - of_wanted);
    return square == 0 ? 0 : (rows * right - both) / std::sqrt(square);
}

} // namespace lamina::core

namespace lamina {
using core::matthews_corrcoef;
} // namespace lamina
