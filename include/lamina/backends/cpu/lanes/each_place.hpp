// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/place.hpp>
#include <lamina/support/threads.hpp>

#include <algorithm>

namespace lamina::cpu {

/// visit(place) for a range of the registers that a row of so many numbers lies in, a Constant or not; the
/// last stands for what is left.
template <class T, class Arch, class Width>
[[gnu::always_inline]] inline void each_place(Width width, auto visit, Range mine)
{
    constexpr std::size_t lanes = Lanes<T, Arch>::size;
    std::size_t column = mine.first * lanes;
    for (; column + lanes <= std::min<std::size_t>(width, mine.last * lanes); column += lanes)
        visit(Place<T, Arch>{0, column, {}});
    if (mine.last * lanes <= width) return;
    if constexpr (is_constant<Width>) {
        constexpr std::size_t tail = Width::value % lanes;
        if constexpr (tail > 0) visit(Place<T, Arch, Constant<tail>>{0, column, {}});
    } else {
        if (column < width) visit(Place<T, Arch, std::size_t>{0, column, width - column});
    }
}

/// The same for all of them.
template <class T, class Arch, class Width>
[[gnu::always_inline]] inline void each_place(Width width, auto const& visit)
{
    constexpr std::size_t lanes = Lanes<T, Arch>::size;
    each_place<T, Arch>(width, visit, Range{0, (width + lanes - 1) / lanes});
}

} // namespace lamina::cpu
