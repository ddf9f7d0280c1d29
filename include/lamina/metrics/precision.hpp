// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/averages.hpp>

namespace lamina::core {

/// How many of the rows that are said to be of a class are of it.
///
///     precision(predicted, labels)                         // of class 1 of the classes 0 and 1
///     precision(predicted, labels, Binary{.positive = 2})  // of class 2 of two classes, 2 and any other
///     precision(predicted, labels, Macro{})                // the mean over the classes; Micro{}, …
///     precision(predicted, labels, PerClass{.classes = 3}) // an xt::xtensor<double, 1>
///
/// right / predicted, from 0 to 1; 0 where none is said to be. See scikit-learn's precision_score.
/// ShapeError unless there are as many of both and one at least; LabelError of a label that is of no class.
template <class Predicted, class Wanted, class Average = Binary>
[[nodiscard]] auto precision(Predicted const& predicted, Wanted const& labels, Average average = {})
{
    return score_of_classes(predicted, labels, average, "precision", precision_of);
}

} // namespace lamina::core

namespace lamina {
using core::precision;
} // namespace lamina
