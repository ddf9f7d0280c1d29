// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/arrays/labels.hpp>
#include <lamina/support/errors.hpp>

#include <concepts>
#include <utility>

namespace lamina::core {

/// That an array holds class labels.
template <class Given>
struct AreLabels {
    static constexpr bool value = rank_of<Given> == 1 && is_label<typename ElementOf<Given>::type>;
    struct Check {
        static_assert(
            value,
            "lamina: accuracy compares class labels, integers along one axis, and so do the metrics of "
            "classes: what predict gives, an xt::xtensor<int, 1>, a std::vector<int>. The type given "
            "is above.");
    };
};

struct NoLabels {
    [[nodiscard]] constexpr std::size_t rows() const { return 0; }
    [[nodiscard]] constexpr int label(std::size_t /*row*/) const { return 0; }
};

/// Class labels, to read; none where the types are others, which does not compile.
template <class Given>
constexpr auto read_labels(Given const& labels)
{
    static_assert(asserted<AreLabels<Given>>);
    if constexpr (AreLabels<Given>::value)
        return open_labels(labels);
    else
        return NoLabels{};
}

/// Throws ShapeError unless there are as many of both, and one at least.
inline void require_as_many(std::size_t given, char const* what, std::size_t wanted, char const* others,
                            char const* metric)
{
    if (given == 0 || given != wanted)
        raise<ShapeError>({"lamina: there are ", given, " ", what, " and ", wanted, others,
                           " to compare them with; ", metric, " needs as many of both, at least one."});
}

/// How many classes there may be where nobody says: a larger label is a mistake, as -1 in a std::size_t.
inline constexpr std::size_t most_classes = std::size_t{1} << 24U;

/// The class that a label is of; LabelError unless it is one of so many, or where their number is 0, of any.
constexpr std::size_t class_of(std::integral auto label, std::size_t row, char const* what,
                               std::size_t classes, char const* metric)
{
    std::size_t const end = classes == 0 ? most_classes : classes;
    if (std::cmp_less(label, 0) || !std::cmp_less(label, end))
        raise<LabelError>({"lamina: ", what, " in row ", row, " is ", label, "; ", metric,
                           " has classes 0 to ", end - 1, "."});
    return static_cast<std::size_t>(label);
}

/// Whether a label is that of the positive one of two classes; LabelError where it is of neither.
constexpr bool is_positive(std::integral auto label, std::size_t row, char const* metric)
{
    if (!std::cmp_equal(label, 1) && !std::cmp_equal(label, 0) && !std::cmp_equal(label, -1))
        raise<LabelError>({"lamina: the label in row ", row, " is ", label, "; ", metric,
                           " of two classes takes 1 for the positive one, 0 or -1 for the other."});
    return std::cmp_equal(label, 1);
}

} // namespace lamina::core
