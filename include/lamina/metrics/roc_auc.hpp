// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/averages.hpp>
#include <lamina/metrics/numbers.hpp>

#include <algorithm>

namespace lamina::core {

/// That a metric of each class against the rest can be averaged so.
template <class Average>
struct IsOneVsRest {
    static constexpr bool value = std::same_as<Average, Macro> || std::same_as<Average, WeightedBySupport>;
    struct Check {
        static_assert(value, "lamina: roc_auc of several classes is the mean over each against the rest, "
                             "Macro{} or WeightedBySupport{}. The type given is above.");
    };
};

struct Scored {
    double score;
    bool positive;
};

/// How often a positive's score is above another's, a tie counting half: sorts them. 0 / 0 without both.
template <class List>
double area_under_roc(List& scored)
{
    std::sort(scored.begin(), scored.end(),
              [](Scored const& a, Scored const& b) { return a.score < b.score; });
    double pairs = 0, below = 0, positives = 0;
    for (auto first = scored.begin(); first != scored.end();) {
        double tied = 0, tied_positives = 0;
        auto last = first;
        for (; last != scored.end() && last->score == first->score; ++last)
            ++(last->positive ? tied_positives : tied);
        pairs += tied_positives * (below + tied / 2);
        below += tied;
        positives += tied_positives;
        first = last;
    }
    return pairs / (positives * below);
}

/// The area under the ROC curve: how often a row of a class has a higher score for it than a row of another,
/// a tie counting half. 1: all of them are above; 0.5: scores say nothing.
///
///     roc_auc(scores, labels)             // scores (rows) or (rows, 1) of class 1; labels 0 or -1, and 1
///     roc_auc(softmax(net(x)), labels)    // (rows, classes): each class against the rest, their mean
///     roc_auc(scores, labels, WeightedBySupport{}) // … by how often each class is
///
/// Scores are any numbers, as probabilities or what softmax and sigmoid are taken of. n log n for each class.
/// See scikit-learn's roc_auc_score, multi_class="ovr". ShapeError unless there are as many of both and one
/// at least; LabelError of a label of no class, and where a class has no row, or all: then there is no such
/// area; std::invalid_argument where a score is NaN.
template <class Scores, class Wanted, class Average = Macro>
[[nodiscard]] double roc_auc(Scores const& scores, Wanted const& labels, Average /*average*/ = {})
{
    static_assert(asserted<IsOneVsRest<Average>>);
    auto const score = read_numbers(scores);
    auto const wanted = read_labels(labels);
    std::size_t const rows = score.rows(), columns = score.columns();
    require_as_many(rows, "rows of scores", wanted.rows(), " labels", "roc_auc");
    std::vector<std::size_t> label(rows);
    for (std::size_t row = 0; row < rows; ++row)
        label[row] = columns == 1 ? is_positive(wanted.label(row), row, "roc_auc") ? 0 : 1
                                  : class_of(wanted.label(row), row, "the label", columns, "roc_auc");
    std::vector<Scored> scored(rows);
    double sum = 0, weights = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            scored[row] = {score_at(score, row, column), label[row] == column};
            count += scored[row].positive;
        }
        if (count == 0 || count == rows)
            raise<LabelError>({"lamina: roc_auc compares the rows of a class with others, and of the ", rows,
                               " labels ", count, " are ", columns == 1 ? 1 : column, "."});
        double const weight = std::same_as<Average, WeightedBySupport> ? static_cast<double>(count) : 1;
        sum += weight * area_under_roc(scored);
        weights += weight;
    }
    return sum / weights;
}

} // namespace lamina::core

namespace lamina {
using core::roc_auc;
} // namespace lamina
