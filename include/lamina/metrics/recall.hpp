// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/averages.hpp>

namespace lamina::core {

/// How many of the rows of a class are said to be of it.
///
///     recall(predicted, labels)                         // of class 1 of the classes 0 and 1
///     recall(predicted, labels, Binary{.positive = 2})  // of class 2 of two classes, 2 and any other
///     recall(predicted, labels, Macro{})                // the mean over the classes; Micro{}, …
///     recall(predicted, labels, PerClass{.classes = 3}) // an xt::xtensor<double, 1>
///
/// right / wanted, from 0 to 1; 0 where there are none. See scikit-learn's recall_score.
/// ShapeError unless there are as many of both and one at least; LabelError of a label that is of no class.
template <class Predicted, class Wanted, class Average = Binary>
[[nodiscard]] auto recall(Predicted const& predicted, Wanted const& labels, Average average = {})
{
    return score_of_classes(predicted, labels, average, "recall", recall_of);
}

} // namespace lamina::core

namespace lamina {
using core::recall;
} // namespace lamina
