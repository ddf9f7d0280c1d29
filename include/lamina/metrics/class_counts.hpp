// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/labels.hpp>

#include <vector>

namespace lamina::core {

/// How many rows are rightly said to be of a class, how many are said to be, and how many are.
struct ClassCount {
    std::size_t right = 0;
    std::size_t predicted = 0;
    std::size_t wanted = 0;

    [[nodiscard]] bool occurs() const { return predicted + wanted > 0; }
};

/// A part of a whole; 0 of none, as scikit-learn's zero_division.
constexpr double ratio_of(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

constexpr double precision_of(ClassCount const& count) { return ratio_of(count.right, count.predicted); }
constexpr double recall_of(ClassCount const& count) { return ratio_of(count.right, count.wanted); }
constexpr double f1_of(ClassCount const& count)
{
    return ratio_of(2 * count.right, count.predicted + count.wanted);
}

/// The counts of each class; of 0 to the largest label where their number is 0.
template <class Predicted, class Wanted>
std::vector<ClassCount> count_classes(Predicted const& predicted, Wanted const& labels, std::size_t classes,
                                      char const* metric)
{
    auto const given = read_labels(predicted);
    auto const wanted = read_labels(labels);
    require_as_many(given.rows(), "predicted labels", wanted.rows(), "", metric);
    std::vector<ClassCount> counts(classes);
    auto const count_of = [&](auto label, std::size_t row, char const* what) -> ClassCount& {
        std::size_t const place = class_of(label, row, what, classes, metric);
        if (place >= counts.size()) counts.resize(place + 1);
        return counts[place];
    };
    for (std::size_t row = 0; row < given.rows(); ++row) {
        auto const said = given.label(row);
        auto const label = wanted.label(row);
        ++count_of(said, row, "the predicted label").predicted;
        ClassCount& count = count_of(label, row, "the label");
        ++count.wanted;
        count.right += std::cmp_equal(said, label);
    }
    return counts;
}

/// Those of the positive one of two classes, whatever integers their labels are; LabelError where there are
/// more than one other.
template <class Predicted, class Wanted>
ClassCount count_positive(Predicted const& predicted, Wanted const& labels, long long positive,
                          char const* metric)
{
    auto const given = read_labels(predicted);
    auto const wanted = read_labels(labels);
    require_as_many(given.rows(), "predicted labels", wanted.rows(), "", metric);
    long long other = positive; // until there is one
    auto const is_it = [&](auto label, std::size_t row, char const* what) {
        auto const number = static_cast<long long>(label);
        if (number == positive) return true;
        if (other == positive) other = number;
        if (other != number)
            raise<LabelError>({"lamina: ", what, " in row ", row, " is ", number, ", after others of ", other,
                               "; ", metric, " is of two classes, of which ", positive,
                               " is the positive one. Say which is, as Binary{.positive = 2}, or give an "
                               "average for more classes, as Macro{}."});
        return false;
    };
    ClassCount count;
    for (std::size_t row = 0; row < given.rows(); ++row) {
        bool const said = is_it(given.label(row), row, "the predicted label");
        bool const is = is_it(wanted.label(row), row, "the label");
        count.predicted += said;
        count.wanted += is;
        count.right += said && is;
    }
    return count;
}

} // namespace lamina::core
