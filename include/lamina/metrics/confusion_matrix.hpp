// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/metrics/class_counts.hpp>

namespace lamina::core {

/// How often a row of each class is said to be of each: at (i, j) the rows with the label i and the predicted
/// label j. There are so many classes, or, where `classes` is left out, as many as the largest label tells.
/// See scikit-learn's confusion_matrix. ShapeError unless there are as many of both and one at least;
/// LabelError of a label that is of no class, with its row.
template <class Predicted, class Wanted, class Count = std::size_t>
[[nodiscard]] xt::xtensor<Count, 2> confusion_matrix(Predicted const& predicted, Wanted const& labels,
                                                     std::size_t classes = 0)
{
    std::size_t const size = count_classes(predicted, labels, classes, "confusion_matrix").size();
    auto const given = read_labels(predicted);
    auto const wanted = read_labels(labels);
    auto confusion = xt::xtensor<Count, 2>::from_shape({size, size});
    confusion.fill(0);
    for (std::size_t row = 0; row < given.rows(); ++row)
        ++confusion(static_cast<std::size_t>(wanted.label(row)), static_cast<std::size_t>(given.label(row)));
    return confusion;
}

} // namespace lamina::core

namespace lamina {
using core::confusion_matrix;
} // namespace lamina
