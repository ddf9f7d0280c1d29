// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/labels.hpp>

namespace lamina::core {

/// Which part of the labels is right, from 0 to 1: accuracy(predict(net, x), labels). ShapeError where there
/// are none, or not as many of both.
template <class Predicted, class Wanted>
[[nodiscard]] double accuracy(Predicted const& predicted, Wanted const& labels)
{
    auto const given = read_labels(predicted);
    auto const wanted = read_labels(labels);
    std::size_t const rows = given.rows();
    require_as_many(rows, "predicted labels", wanted.rows(), "", "accuracy");
    std::size_t right = 0;
    for (std::size_t row = 0; row < rows; ++row) right += std::cmp_equal(given.label(row), wanted.label(row));
    return static_cast<double>(right) / static_cast<double>(rows);
}

} // namespace lamina::core

namespace lamina {
using core::accuracy;
} // namespace lamina
