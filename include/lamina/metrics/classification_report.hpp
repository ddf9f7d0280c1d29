// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/averages.hpp>
#include <lamina/metrics/class_names.hpp>

#include <cstdio>

namespace lamina::core {

/// A number with two digits after the point.
template <class Text = std::string>
Text two_digits(double number)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.2f", number);
    return digits;
}

/// Precision, recall, f1 and the number of rows of each class, the accuracy and their means, as text in the
/// layout of scikit-learn's classification_report:
///
///                   precision    recall  f1-score   support
///
///              cat       0.86      0.92      0.89        13
///              dog       0.91      0.83      0.87        12
///
///         accuracy                           0.88        25
///        macro avg       0.88      0.88      0.88        25
///     weighted avg       0.88      0.88      0.88        25
///
/// classification_report(predicted, labels, {"cat", "dog"}); without names classes are numbers, and those
/// that do not occur are left out. ShapeError unless there are as many of both and one at least; LabelError
/// of a label without a name.
template <class Predicted, class Wanted, class Names = std::initializer_list<std::string_view>>
[[nodiscard]] std::string classification_report(Predicted const& predicted, Wanted const& labels,
                                                Names const& names = {})
{
    static_assert(asserted<AreNames<Names>>);
    std::string text;
    if constexpr (AreNames<Names>::value) {
        std::size_t const named = std::size(names);
        auto const counts = count_classes(predicted, labels, named, "classification_report");
        auto const is_shown = [&](std::size_t i) { return named != 0 || counts[i].occurs(); };
        std::size_t width = std::string_view("weighted avg").size();
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (std::size_t const own = is_shown(i) ? width_of(name_of(names, i)) : 0; own > width)
                width = own;
        auto const line = [&](std::string_view name, std::initializer_list<std::string> cells) {
            append_right(text, name, width);
            text += ' ';
            for (std::string const& cell : cells) append_right(text += ' ', cell, 9);
            text += '\n';
        };
        line("", {"precision", "recall", "f1-score", "support"});
        text += '\n';
        std::size_t rows = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            rows += counts[i].wanted;
            if (is_shown(i))
                line(name_of(names, i),
                     {two_digits(precision_of(counts[i])), two_digits(recall_of(counts[i])),
                      two_digits(f1_of(counts[i])), std::to_string(counts[i].wanted)});
        }
        text += '\n';
        auto const averages = [&](std::string_view name, auto average) {
            line(name, {two_digits(average_of(counts, average, precision_of)),
                        two_digits(average_of(counts, average, recall_of)),
                        two_digits(average_of(counts, average, f1_of)), std::to_string(rows)});
        };
        line("accuracy", {"", "", two_digits(average_of(counts, Micro{}, recall_of)), std::to_string(rows)});
        averages("macro avg", Macro{named});
        averages("weighted avg", WeightedBySupport{});
    }
    return text;
}

} // namespace lamina::core

namespace lamina {
using core::classification_report;
} // namespace lamina
