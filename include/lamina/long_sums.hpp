// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/views.hpp>

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
    [[gnu::always_inline]] constexpr void add(T const& term)
    {
        T const sum = total + term;
        T const added = sum - total;
        lost = lost + ((total - (sum - added)) + (term - added));
        total = sum;
    }
    /// Their sum; of an infinite one, from which nothing can be taken back, the total.
    [[nodiscard]] [[gnu::always_inline]] constexpr T value() const
    {
        T const sum = total + lost;
        if constexpr (requires { select(sum == sum, sum, total); })
            return select(sum == sum, sum, total);
        else if constexpr (requires { static_cast<bool>(sum == sum); })
            return sum == sum ? sum : total;
        else
            return sum;
    }
};

/// A group's sums, one for each place, go to the batch's, and leave 0; the last group's leave the sums of
/// all.
template <class T, class View>
struct AddGroup {
    View group;
    View total;
    View lost;
    bool first;
    bool last;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        LongSum<Value> sum{value, place.zero()};
        if (!first) {
            sum = {place.load(total), place.load(lost)};
            sum.add(value);
        }
        place.store(total, sum.total);
        place.store(lost, sum.lost);
        place.store(group, last ? sum.value() : place.zero());
    }
};

} // namespace lamina::core
