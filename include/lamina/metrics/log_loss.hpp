// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/labels.hpp>
#include <lamina/metrics/numbers.hpp>

#include <cmath>
#include <limits>

namespace lamina::core {

/// The mean of −log p of the probability of each row's label: 0 where all are certain and right. p is taken
/// to lie between ε and 1 − ε of its type, as scikit-learn's log_loss takes it, so that none is infinite.
/// Probabilities are (rows, classes), as softmax(net(x)), or (rows) or (rows, 1) of class 1, where the other
/// is 0 or -1. ShapeError unless there are as many of both and one at least; LabelError of a label of no
/// class; std::invalid_argument of what is no probability.
template <class Probabilities, class Wanted>
[[nodiscard]] double log_loss(Probabilities const& probabilities, Wanted const& labels)
{
    auto const given = read_numbers(probabilities);
    auto const wanted = read_labels(labels);
    std::size_t const rows = given.rows(), columns = given.columns();
    require_as_many(rows, "rows of probabilities", wanted.rows(), " labels", "log_loss");
    constexpr double least = std::numeric_limits<typename decltype(given)::Element>::epsilon();
    double sum = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < columns; ++i) (void)probability_at(given, row, i);
        double p = 0;
        if (columns == 1)
            p = is_positive(wanted.label(row), row, "log_loss") ? given(row, 0) : 1 - given(row, 0);
        else
            p = given(row, class_of(wanted.label(row), row, "the label", columns, "log_loss"));
        sum -= std::log(p < least ? least : p > 1 - least ? 1 - least : p);
    }
    return sum / static_cast<double>(rows);
}

} // namespace lamina::core

namespace lamina {
using core::log_loss;
} // namespace lamina
