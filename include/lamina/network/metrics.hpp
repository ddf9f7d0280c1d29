// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/exp.hpp>
#include <lamina/pass/targets.hpp>

#include <array>
#include <span>
#include <utility>

/// What a classifier says: labels, probabilities, how many are right.
namespace lamina::core {

/// Which of at(0), at(1), … is the largest: the first of equals, and of NaN where there is one.
constexpr std::size_t largest_of(std::size_t count, auto const& at)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (at(best) == at(best) && !(at(i) <= at(best))) best = i;
    return best;
}

/// Replaces numbers by exp(y) / sum of exp(y), from their largest on, so that none overflows.
template <class T>
constexpr void softmax_of(std::size_t count, auto const& at)
{
    if (count == 0) return;
    T const largest = at(largest_of(count, at));
    T sum = T(0);
    for (std::size_t i = 0; i < count; ++i) sum += at(i) = math::exp(T(at(i)) - largest);
    for (std::size_t i = 0; i < count; ++i) at(i) /= sum;
}

/// That a network's outputs are one for each class.
template <class Outputs>
struct OnePerClass;

template <std::size_t outputs>
struct OnePerClass<Gives<outputs>> {
    static constexpr bool value = outputs > 1;
    struct Check {
        static_assert(value,
                      "lamina: predict says which output is the largest, and this network has one. Compare "
                      "that with a threshold: net(x)(i, 0) > 0.5.");
    };
};

/// That an array holds class labels.
template <class Given>
struct AreLabels {
    static constexpr bool value = rank_of<Given> == 1 && is_label<typename ElementOf<Given>::type>;
    struct Check {
        static_assert(
            value, "lamina: accuracy compares class labels, integers along one axis: what predict gives, an "
                   "xt::xtensor<int, 1>, a std::vector<int>. The type given is above.");
    };
};

/// Which number of a sample's outputs is the largest: the first of equals, and of NaN where there is one, as
/// NumPy's and PyTorch's.
template <class T, std::size_t Extent>
constexpr std::size_t argmax(std::span<T, Extent> y)
{
    if (y.empty()) raise<ShapeError>("lamina: argmax of no numbers is none of them.");
    return largest_of(y.size(), [&](std::size_t i) { return y[i]; });
}
template <class T, std::size_t Size>
constexpr std::size_t argmax(std::array<T, Size> y) // by value, so that it is nearer than xt::argmax
{
    return argmax(std::span<T const, Size>(y));
}

/// The probabilities of the classes in each row of a batch (rows, classes), or of one sample (classes), as an
/// array of this shape: exp(y_i) / sum over j of exp(y_j); they add up to 1, however large y.
template <ArrayLike Outputs>
[[nodiscard]] constexpr auto softmax(Outputs const& y)
{
    using Traits = ArrayTraits<Outputs>;
    using T = typename Traits::Element;
    std::size_t const classes = Traits::shape(y).back();
    auto result = Traits::make_same(y);
    auto const from = Traits::open(y);
    auto const to = ArrayTraits<decltype(result)>::open(result);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        for (std::size_t i = 0; i < classes; ++i) to(row, i) = from(row, i);
        softmax_of<T>(classes, [&](std::size_t i) -> T& { return to(row, i); });
    }
    return result;
}

template <ArrayLike Outputs>
constexpr auto labels_of(Outputs const& y)
{
    using Traits = ArrayTraits<Outputs>;
    auto const from = Traits::open(y);
    auto const label = [&](std::size_t row) {
        return largest_of(Traits::shape(y).back(), [&](std::size_t i) { return from(row, i); });
    };
    if constexpr (Traits::rank == 1) {
        return label(0);
    } else {
        auto labels = Traits::make_labels(y);
        for (std::size_t row = 0; row < from.rows(); ++row) labels[row] = label(row);
        return labels;
    }
}

/// The class that a network sees in each row of a batch: the largest output, see argmax. x is what net(x)
/// takes: of one sample it gives a std::size_t, of a batch an xt::xtensor<std::size_t, 1> (rows), or where it
/// is one of the standard library's a std::vector or std::array.
template <class Net, class X>
[[nodiscard]] constexpr auto predict(Net const& net, X const& x)
{
    static_assert(asserted<OnePerClass<Gives<Net::outputs>>>);
    return labels_of(net(x));
}
/// The same for one sample in braces: predict(net, {0.3F, 0.7F}).
template <class Net, std::size_t Count>
[[nodiscard]] constexpr std::size_t predict(Net const& net, typename Net::value_type const (&x)[Count])
{
    static_assert(asserted<OnePerClass<Gives<Net::outputs>>>);
    return labels_of(net(x));
}

/// Which part of the labels is right, from 0 to 1: accuracy(predict(net, x), labels). ShapeError where there
/// are none, or not as many of both.
template <class Predicted, class Wanted>
[[nodiscard]] double accuracy(Predicted const& predicted, Wanted const& labels)
{
    static_assert(asserted<AreLabels<Predicted>> && asserted<AreLabels<Wanted>>);
    if constexpr (AreLabels<Predicted>::value && AreLabels<Wanted>::value) {
        auto const given = open_target(predicted);
        auto const wanted = open_target(labels);
        std::size_t const rows = given.rows();
        if (rows == 0 || rows != wanted.rows())
            raise<ShapeError>({"lamina: there are ", rows, " predicted labels and ",
                               std::size_t{wanted.rows()},
                               " to compare them with; accuracy needs as many of both, at least one."});
        std::size_t right = 0;
        for (std::size_t row = 0; row < rows; ++row)
            right += std::cmp_equal(given.label(row), wanted.label(row));
        return static_cast<double>(right) / static_cast<double>(rows);
    }
    return 0;
}

} // namespace lamina::core

namespace lamina {
using core::accuracy;
using core::argmax;
using core::predict;
using core::softmax;
} // namespace lamina
