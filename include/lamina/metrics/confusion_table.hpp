// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>
#include <lamina/metrics/class_names.hpp>
#include <lamina/metrics/labels.hpp>

#include <vector>

namespace lamina::core {

/// That an array counts, as confusion_matrix.
template <class Given>
struct AreCounts {
    static constexpr bool value = rank_of<Given> == 2 && std::integral<typename ElementOf<Given>::type>;
    struct Check {
        static_assert(value, "lamina: confusion_table is of what confusion_matrix gives, or another array of "
                             "integers, (classes, classes). The type given is above.");
    };
};

/// A confusion matrix as text, a row for each class of the labels and a column for each that is predicted:
///
///     label \ predicted  cat  dog
///                   cat   12    1
///                   dog    2   10
///
/// confusion_table(confusion_matrix(predicted, labels), {"cat", "dog"}); without names classes are numbers.
/// ShapeError where there are not as many names, or the matrix is no square.
template <class Confusion, class Names = std::initializer_list<std::string_view>>
[[nodiscard]] std::string confusion_table(Confusion const& confusion, Names const& names = {})
{
    static_assert(asserted<AreCounts<Confusion>> && asserted<AreNames<Names>>);
    std::string text;
    if constexpr (AreCounts<Confusion>::value && AreNames<Names>::value) {
        auto const shape = ArrayTraits<Confusion>::shape(confusion);
        std::size_t const classes = shape[0], named = std::size(names);
        if (shape[1] != classes || (named != 0 && named != classes))
            raise<ShapeError>(
                {"lamina: confusion_table takes a matrix (classes, classes) and a name for each, or "
                 "none; the matrix has the shape ",
                 shape, ", and there are ", named, " names."});
        auto const count = ArrayTraits<Confusion>::open(confusion);
        std::vector<std::string> cells{"label \\ predicted"};
        for (std::size_t i = 0; i < classes; ++i) cells.push_back(name_of(names, i));
        for (std::size_t i = 0; i < classes; ++i) {
            cells.push_back(name_of(names, i));
            for (std::size_t j = 0; j < classes; ++j) cells.push_back(std::to_string(count(i, j)));
        }
        std::vector<std::size_t> width(classes + 1);
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (auto const own = width_of(cells[i]); own > width[i % width.size()])
                width[i % width.size()] = own;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            append_right(text, cells[i], width[i % width.size()] + (i % width.size() == 0 ? 0 : 2));
            if ((i + 1) % width.size() == 0) text += '\n';
        }
    }
    return text;
}

} // namespace lamina::core

namespace lamina {
using core::confusion_table;
} // namespace lamina
