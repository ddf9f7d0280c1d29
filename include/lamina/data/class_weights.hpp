// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/classes.hpp>

namespace lamina::core {

/// How many labels there are of each of the classes 0 to classes - 1; LabelError, with row and value, of a
/// label that is none of them.
template <class Labels>
[[nodiscard]] std::vector<std::size_t> class_counts(Labels const& labels, std::size_t classes)
{
    static_assert(asserted<AreClassLabels<Labels>>);
    std::vector<std::size_t> counts(classes);
    auto const from = open_labels(labels);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        auto const label = from.label(row);
        if (std::cmp_less(label, 0) || std::cmp_greater_equal(label, classes))
            raise<LabelError>({"lamina: the label in row ", row, " is ", label, "; with ", classes,
                               " classes labels are from 0 on and below ", classes, "."});
        ++counts[static_cast<std::size_t>(label)];
    }
    return counts;
}

/// The weights with which all classes matter alike, rows / (classes * count), as scikit-learn's
/// compute_class_weight("balanced", …). std::invalid_argument where a class has no row, and so no weight.
template <class Labels>
[[nodiscard]] std::vector<double> class_weights(Labels const& labels, std::size_t classes)
{
    auto const counts = class_counts(labels, classes);
    double rows = 0;
    for (std::size_t const count : counts) rows += static_cast<double>(count);
    std::vector<double> weights(classes);
    for (std::size_t i = 0; i < classes; ++i) {
        if (counts[i] == 0)
            raise<std::invalid_argument>({"lamina: of the ", classes, " classes, number ", i,
                                          " has no row, and so no weight. Give a smaller number of classes, "
                                          "or weights of your own."});
        weights[i] = rows / (static_cast<double>(classes) * static_cast<double>(counts[i]));
    }
    return weights;
}

} // namespace lamina::core

namespace lamina {
using core::class_counts;
using core::class_weights;
} // namespace lamina
