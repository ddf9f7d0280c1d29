// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/averages.hpp>

namespace lamina::core {

/// The harmonic mean of precision and recall.
///
///     f1(predicted, labels)                         // of class 1 of the classes 0 and 1
///     f1(predicted, labels, Binary{.positive = 2})  // of class 2 of two classes, 2 and any other
///     f1(predicted, labels, Macro{})                // the mean over the classes; Micro{}, …
///     f1(predicted, labels, PerClass{.classes = 3}) // an xt::xtensor<double, 1>
///
/// 2 right / (predicted + wanted), from 0 to 1; 0 of a class that does not occur. See scikit-learn's
/// f1_score. ShapeError unless there are as many of both and one at least; LabelError of a label that is of
/// no class.
template <class Predicted, class Wanted, class Average = Binary>
[[nodiscard]] auto f1(Predicted const& predicted, Wanted const& labels, Average average = {})
{
    return score_of_classes(predicted, labels, average, "f1", f1_of);
}

} // namespace lamina::core

namespace lamina {
using core::f1;
} // namespace lamina
