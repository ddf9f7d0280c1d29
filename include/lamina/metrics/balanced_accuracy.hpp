// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/class_counts.hpp>

namespace lamina::core {

/// The mean over the classes that are among the labels of how many of their rows are right, so that a rare
/// class counts as much as a frequent one; from 0 to 1. See scikit-learn's balanced_accuracy_score. Errors as
/// of accuracy; LabelError of a negative label.
template <class Predicted, class Wanted>
[[nodiscard]] double balanced_accuracy(Predicted const& predicted, Wanted const& labels)
{
    double sum = 0;
    std::size_t classes = 0;
    for (ClassCount const& count : count_classes(predicted, labels, 0, "balanced_accuracy")) {
        sum += recall_of(count);
        classes += count.wanted > 0;
    }
    return sum / static_cast<double>(classes);
}

} // namespace lamina::core

namespace lamina {
using core::balanced_accuracy;
} // namespace lamina
