// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/symbol/evaluate.hpp>

#include <algorithm>

/// Sums over many rows. One term after the other, each addition loses up to half a unit in the last place of
/// the sum so far, and where terms are alike all of them the same way: a float that a million equal terms
/// were added to is wrong in the fourth digit. So rows are added up plainly in groups, and groups with what
/// each addition loses.
namespace lamina::core {

/// The rows of a group, whose tiles have so many: of 16 to 64 tiles, so that a sum over a group has about
/// 1e-6 in float where all terms are equal, and adding it to the others is little beside computing it.
/// (40-40, 1-1 and 40-10 have 9e-7 in 1,024 rows, 2e-6 in 2,048.)
template <std::size_t tile>
inline constexpr std::size_t group_rows = tile * std::clamp<std::size_t>(1024 / tile, 16, 64);

/// Whether batches of such a size may have more rows than a group.
template <std::size_t group, class RowCount>
inline constexpr bool may_exceed = [] {
    if constexpr (is_constant<RowCount>)
        return RowCount::value > group;
    else
        return true;
}();

/// visit(first row, row count) for the groups of a batch, of one whose size is known with Constants; for all
/// rows where a batch is not divided.
template <std::size_t group, bool divides = true, class RowCount>
[[gnu::always_inline]] constexpr void each_group(RowCount rows, auto const& visit)
{
    if constexpr (!divides) {
        visit(std::size_t{0}, rows);
    } else if constexpr (is_constant<RowCount>) {
        constexpr std::size_t rest = RowCount::value % group;
        for (std::size_t first = 0; first + group <= rows; first += group) visit(first, Constant<group>{});
        if constexpr (rest > 0) visit(RowCount::value - rest, Constant<rest>{});
    } else {
        for (std::size_t first = 0; first < rows; first += group)
            visit(first, (std::min)(group, rows - first));
    }
}

/// A sum and what its additions lost, as numbers or registers of them.
template <class T>
struct LongSum {
    T total = T(0);
    T lost = T(0);

    /// (Knuth's TwoSum, The Art of Computer Programming 2, 4.2.2, theorem B: exact whichever is larger.)
    [[gnu::always_inline]] constexpr LongSum& operator+=(T const& term)
    {
        T const sum = total + term;
        T const added = sum - total;
        lost = lost + ((total - (sum - added)) + (term - added));
        total = sum;
        return *this;
    }
    /// Their sum; of an infinite one, from which nothing can be taken back, the total.
    [[nodiscard]] [[gnu::always_inline]] constexpr explicit operator T() const
    {
        T const sum = total + lost;
        if constexpr (std::equality_comparable<T>)
            return sum == sum ? sum : total;
        else if constexpr (!std::same_as<T, typename symbol::Element<T>::type>) // a register
            return select(sum == sum, sum, total);
        else
            return sum;
    }
};

/// What sums over groups are kept in: of numbers in double, to which a thousand groups are added with an
/// error of 1e-13; of registers, as which an ensemble computes, with what each addition loses.
template <class T>
using TotalOf = std::conditional_t<std::floating_point<T> && sizeof(T) <= sizeof(double), double, LongSum<T>>;

/// visit(i) for so many, in lines of a length that compilers know.
[[gnu::always_inline]] constexpr void in_lines(std::size_t count, auto const& visit)
{
    constexpr std::size_t line = 16;
    std::size_t i = 0;
    for (; i + line <= count; i += line)
        for (std::size_t k = 0; k < line; ++k) visit(i + k);
    for (; i < count; ++i) visit(i);
}

/// Adds so many sums of a group to the batch's, and leaves 0.
template <class T>
[[gnu::noinline]] constexpr void add_group(std::size_t count, T* __restrict group,
                                           TotalOf<T>* __restrict batch)
{
    in_lines(count, [=](std::size_t i) __attribute__((always_inline)) {
        batch[i] += group[i];
        group[i] = T(0);
    });
}

/// Adds so many sums of a batch to those of its last group, before the last tile, which so hands over all;
/// and leaves 0.
template <class T>
[[gnu::noinline]] constexpr void close_groups(std::size_t count, T* __restrict group,
                                              TotalOf<T>* __restrict batch)
{
    in_lines(count, [=](std::size_t i) __attribute__((always_inline)) {
        batch[i] += group[i];
        group[i] = static_cast<T>(batch[i]);
        batch[i] = TotalOf<T>{};
    });
}

} // namespace lamina::core
