// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/argmax.hpp>
#include <lamina/arrays/contiguous.hpp>
#include <lamina/math/exp.hpp>

namespace lamina::core {

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

} // namespace lamina::core

namespace lamina {
using core::softmax;
} // namespace lamina
