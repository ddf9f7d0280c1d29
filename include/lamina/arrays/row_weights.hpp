// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/labels.hpp>

#include <cstdint>
#include <limits>
#include <utility>

/// Targets whose rows count differently.
namespace lamina::core {

/// Targets and what each row of them counts, for the time of a call; see `weighted`.
template <class Target, class Weights>
struct WeightedTargets {
    Target const& targets;
    Weights const& weights;
};
template <class Target>
inline constexpr bool is_weighted_target = false;
template <class Target, class Weights>
inline constexpr bool is_weighted_target<WeightedTargets<Target, Weights>> = true;

/// That an array says what rows count.
template <class Weights>
struct AreWeights {
    static constexpr bool value =
        rank_of<Weights> == 1 && std::is_arithmetic_v<typename ElementOf<Weights>::type>;
    struct Check {
        static_assert(value, "lamina: the weights of rows are numbers along one axis, one for each row: an "
                             "xt::xtensor<float, 1>, a std::vector<float>. The type given is above.");
    };
};

/// Targets whose rows count differently, for a step, a gradient or a loss: the mean is then the sum of weight
/// times loss over the sum of the weights, and 0 where that is 0.
///
///     trainer.step(x, weighted(t, weights));
///
/// `weights`: numbers of any type along one axis, one for each row, finite and not negative, else
/// std::invalid_argument; ShapeError where there are not as many. For networks on the CPU, not in an
/// Ensemble.
template <class Target, class Weights>
constexpr WeightedTargets<Target, Weights> weighted(Target const& targets, Weights const& weights)
{
    static_assert(asserted<AreWeights<Weights>>);
    return {targets, weights};
}

/// Whether a source of targets says what its rows count.
template <class Source>
concept WeighsRows = requires(Source const& source) { source.weight(std::size_t{}); };

/// What a row of a source counts, 1 if it does not say.
template <class Source>
constexpr double weight_of(Source const& source, std::size_t row)
{
    if constexpr (WeighsRows<Source>)
        return source.weight(row);
    else
        return 1;
}

/// A source of targets whose rows count `row_weights(0, row)`.
template <class Source, class Weights>
struct WeightedRows : Source {
    Weights row_weights;

    [[nodiscard]] constexpr double weight(std::size_t row) const
    {
        return weight_of<Source>(*this, row) * static_cast<double>(row_weights(0, row));
    }
};

/// The same with memory for the weights of a tile.
template <class Source, class T>
struct WeightsInTiles : Source {
    T* memory;
};

template <class Source>
concept HasLabels = requires(Source const& source) { source.label(std::size_t{}); };

/// Class labels whose rows count by their class; `classes` may be nullptr, for all alike. Rows with `ignored`
/// count nothing.
template <HasLabels Source>
struct ClassWeightedLabels : Source {
    double const* classes;
    std::int64_t ignored;

    [[nodiscard]] constexpr double weight(std::size_t row) const
    {
        if (is_ignored(row)) return 0;
        return classes == nullptr ? 1 : classes[static_cast<std::size_t>(Source::label(row))];
    }
    /// 0 in the place of the ignored one.
    [[nodiscard]] constexpr auto label(std::size_t row) const
    {
        auto const label = Source::label(row);
        return is_ignored(row) ? decltype(label)(0) : label;
    }
    [[nodiscard]] constexpr OneHotRows one_hot(std::size_t first, std::size_t count, std::size_t* memory,
                                               bool there) const
    {
        if (!there)
            for (std::size_t row = 0; row < count; ++row)
                memory[row] = static_cast<std::size_t>(label(first + row));
        return {memory};
    }

private:
    [[nodiscard]] constexpr bool is_ignored(std::size_t row) const
    {
        return std::cmp_equal(Source::label(row), ignored);
    }
};

/// The sum of what the rows of targets count; std::invalid_argument where one is negative or not finite.
template <WeighsRows Target>
constexpr double sum_of_weights(Target const& target)
{
    double sum = 0;
    for (std::size_t row = 0; row < target.rows(); ++row) {
        double const weight = target.weight(row);
        if (!(weight >= 0 && weight <= (std::numeric_limits<double>::max)()))
            raise<std::invalid_argument>({"lamina: the weight of row ", row, " is ",
                                          weight < 0   ? "negative"
                                          : weight > 0 ? "infinite"
                                                       : "not a number",
                                          "; weights are finite and not negative."});
        sum += weight;
    }
    return sum;
}

/// That all rows count alike, where nothing else can be computed.
template <class Source>
struct CountAlike {
    static constexpr bool value = !WeighsRows<Source>;
    struct Check {
        static_assert(value,
                      "lamina: rows that count differently, by weighted(t, weights) or ClassWeighted, are "
                      "for networks on the CPU, and not for an Ensemble.");
    };
};

} // namespace lamina::core

namespace lamina {
using core::weighted;
} // namespace lamina
