// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/labels.hpp>
#include <lamina/metrics/numbers.hpp>

namespace lamina::core {

/// In which part of the rows the label is one of the k classes with the largest scores, from 0 to 1:
/// top_k_accuracy(net(x), labels, 5). Scores are (rows, classes), any numbers; of equal ones the last is
/// taken first, as by scikit-learn's top_k_accuracy_score. ShapeError unless there are as many of both, one
/// at least, and k is one of the classes' number at most; LabelError of a label that is of no class;
/// std::invalid_argument where a score is NaN.
template <class Scores, class Wanted>
[[nodiscard]] double top_k_accuracy(Scores const& scores, Wanted const& labels, std::size_t k)
{
    auto const score = read_numbers(scores);
    auto const wanted = read_labels(labels);
    std::size_t const rows = score.rows();
    std::size_t const classes = score.columns();
    require_as_many(rows, "rows of scores", wanted.rows(), " labels", "top_k_accuracy");
    if (k == 0 || k > classes)
        raise<ShapeError>({"lamina: top_k_accuracy of ", classes, " classes takes a k of 1 to ", classes,
                           ", not ", k, "."});
    std::size_t right = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t const label = class_of(wanted.label(row), row, "the label", classes, "top_k_accuracy");
        double const own = score_at(score, row, label);
        std::size_t before = 0;
        for (std::size_t i = 0; i < classes; ++i) {
            double const other = score_at(score, row, i);
            before += other > own || (other == own && i > label);
        }
        right += before < k;
    }
    return static_cast<double>(right) / static_cast<double>(rows);
}

} // namespace lamina::core

namespace lamina {
using core::top_k_accuracy;
} // namespace lamina
