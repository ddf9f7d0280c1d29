// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/metrics/class_counts.hpp>

namespace lamina {

/// What a metric of classes is of: the positive one of two, whose labels are any two integers.
struct Binary {
    /// The positive class's label.
    long long positive = 1;
};

/// The mean over the classes, each counting the same. They are 0 to classes - 1; where `classes` is left out,
/// those that occur among the predicted labels or the others, as in scikit-learn.
struct Macro {
    /// How many classes there are; 0: as many as the labels tell.
    std::size_t classes = 0;
};

/// That of all classes counted together; where each row has one label it is the accuracy.
struct Micro {
    /// How many classes there are; 0: as many as the labels tell.
    std::size_t classes = 0;
};

/// The mean over the classes, each counting as often as it is among the labels.
struct WeightedBySupport {
    /// How many classes there are; 0: as many as the labels tell.
    std::size_t classes = 0;
};

/// An xt::xtensor<double, 1> with a number for each class; 0 for one that does not occur.
struct PerClass {
    /// How many classes there are; 0: as many as the labels tell.
    std::size_t classes = 0;
};

} // namespace lamina

namespace lamina::core {

/// That a metric of classes can be averaged so.
template <class Average>
struct IsAverage {
    static constexpr bool of_classes = std::same_as<Average, Macro> || std::same_as<Average, Micro> ||
                                       std::same_as<Average, WeightedBySupport> ||
                                       std::same_as<Average, PerClass>;
    static constexpr bool value = of_classes || std::same_as<Average, Binary>;
    struct Check {
        static_assert(
            value,
            "lamina: precision, recall and f1 are Binary{}, of the positive class alone, or of "
            "several classes Macro{}, Micro{}, WeightedBySupport{} or PerClass{}. The type given is above.");
    };
};

/// Averages of a score of each class, score(ClassCount).
double average_of(std::vector<ClassCount> const& counts, Macro average, auto const& score)
{
    double sum = 0;
    std::size_t classes = 0;
    for (ClassCount const& count : counts)
        if (average.classes != 0 || count.occurs()) {
            sum += score(count);
            ++classes;
        }
    return sum / static_cast<double>(classes);
}
double average_of(std::vector<ClassCount> const& counts, Micro /*average*/, auto const& score)
{
    ClassCount all;
    for (ClassCount const& count : counts) {
        all.right += count.right;
        all.predicted += count.predicted;
        all.wanted += count.wanted;
    }
    return score(all);
}
double average_of(std::vector<ClassCount> const& counts, WeightedBySupport /*average*/, auto const& score)
{
    double sum = 0;
    std::size_t rows = 0;
    for (ClassCount const& count : counts) {
        sum += static_cast<double>(count.wanted) * score(count);
        rows += count.wanted;
    }
    return sum / static_cast<double>(rows);
}
template <class Number = double>
auto average_of(std::vector<ClassCount> const& counts, PerClass /*average*/, auto const& score)
{
    auto scores = xt::xtensor<Number, 1>::from_shape({counts.size()});
    for (std::size_t i = 0; i < counts.size(); ++i) scores(i) = score(counts[i]);
    return scores;
}

/// The score of a classifier's labels, by what it is of the counts of a class.
template <class Predicted, class Wanted, class Average>
auto score_of_classes(Predicted const& predicted, Wanted const& labels, Average average, char const* metric,
                      auto const& score)
{
    static_assert(asserted<IsAverage<Average>>);
    if constexpr (IsAverage<Average>::of_classes)
        return average_of(count_classes(predicted, labels, average.classes, metric), average, score);
    else if constexpr (IsAverage<Average>::value)
        return double{score(count_positive(predicted, labels, average.positive, metric))};
    else
        return 0.0;
}

} // namespace lamina::core
