// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <array>
#include <span>

namespace lamina::core {

/// Which of at(0), at(1), … is the largest: the first of equals, and of NaN where there is one.
constexpr std::size_t largest_of(std::size_t count, auto const& at)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (at(best) == at(best) && !(at(i) <= at(best))) best = i;
    return best;
}

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

} // namespace lamina::core

namespace lamina {
using core::argmax;
} // namespace lamina
