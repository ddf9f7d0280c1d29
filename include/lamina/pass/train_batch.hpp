// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/long_sums.hpp>
#include <lamina/pass/pass.hpp>
#include <lamina/pass/targets.hpp>
#include <lamina/support/errors.hpp>

#include <utility>

namespace lamina::core {

/// The targets of rows [first, first + count), where a pass has them: copied, unless they are `there`; labels
/// that lie as numbers are read where they lie.
template <class Target>
[[gnu::always_inline]] constexpr auto take_target(auto const& passes, Target const& target, std::size_t first,
                                                  auto count, auto const& space, std::size_t* labels,
                                                  bool there)
{
    if constexpr (requires { target.one_hot(first); }) {
        return target.one_hot(first);
    } else if constexpr (LabelSource<Target>) {
        if (!there)
            for (std::size_t row = 0; row < count; ++row)
                labels[row] = static_cast<std::size_t>(target.label(first + row));
        return OneHot{labels};
    } else {
        if (!there) copy_in(target, first, count, passes.output_width(), passes.targets(space));
        return passes.targets(space);
    }
}

/// Throws ShapeError or LabelError where a batch has no rows, or not as many targets, or labels of no output.
constexpr void check_batch(auto const& x, auto const& target, std::size_t outputs)
{
    if (x.rows() == 0) raise<ShapeError>("lamina: training needs at least one row; the batch has none.");
    if (x.rows() != target.rows())
        raise<ShapeError>({"lamina: there are ", std::size_t{x.rows()}, " rows of inputs and ",
                           std::size_t{target.rows()}, " of targets."});
    if constexpr (LabelSource<std::remove_cvref_t<decltype(target)>>)
        for (std::size_t row = 0; row < target.rows(); ++row)
            if (!std::in_range<std::size_t>(target.label(row)) ||
                static_cast<std::size_t>(target.label(row)) >= outputs)
                refuse_label(row, target.label(row), outputs);
}

/// A count as a number of T; of a register, in the precision of its lanes.
template <class T>
constexpr T counted(std::size_t count)
{
    if constexpr (requires { typename T::value_type; })
        return T(static_cast<typename T::value_type>(count));
    else
        return T(static_cast<double>(count));
}

/// A training pass over a batch in such memory, with room for the labels of a tile: what `Training::run` does
/// with its own. It uses nothing else, so that it runs wherever there is memory. Of a batch of more than one
/// group of rows the sums of the groups are added up in `long_sums`: the pass's `sums_size`, 0 before and
/// after; with Nowhere all rows are added up plainly. To a sink that is Nowhere it goes forward alone.
template <class Loss, class Passes, class T>
[[gnu::always_inline]] constexpr T train_batch(Passes const& passes, T* memory, std::size_t* labels,
                                               auto const& long_sums, T const* parameters, auto const& sink,
                                               auto const& x, auto const& target, auto const& input_gradient,
                                               bool seen, auto team)
{
    using Reduction = typename Loss::Reduction;
    constexpr bool trains = !std::same_as<std::remove_cvref_t<decltype(sink)>, Nowhere>;
    constexpr auto tile_rows = Passes::training_tile();
    constexpr std::size_t group = group_rows<tile_rows>;
    constexpr bool adds_groups = may_exceed<group, decltype(x.rows())> &&
                                 !std::same_as<std::remove_cvref_t<decltype(long_sums)>, Nowhere>;
    bool const in_groups = adds_groups && x.rows() > group;
    T const compared = counted<T>(is_row_loss<Loss> ? x.rows() : x.rows() * passes.output_width());
    T const scale = Reduction::divides ? T(1) / compared : T(1);
    auto space = [&] {
        if constexpr (trains)
            return passes.space(memory, tile_rows);
        else
            return passes.loss_space(memory, tile_rows);
    }();
    space.over = trains && x.rows() > tile_rows;
    constexpr bool wants_input = !std::same_as<std::remove_cvref_t<decltype(input_gradient)>, Nowhere>;
    T* sums = nullptr;
    if constexpr (trains) sums = passes.clear_sums(sink, space);
    bool const there = seen && x.rows() <= tile_rows;
    T total = T(0);
    LongSum<T> totals;
    [[maybe_unused]] auto const add_group = [&](bool closes, auto member) {
        passes.add_group(sums, long_sums, closes, member);
        member.wait();
    };
    each_group<group, adds_groups>(x.rows(), [&](std::size_t start,
                                                 auto count) __attribute__((always_inline)) {
        each_tile(count, tile_rows, [&](std::size_t done, auto rows) __attribute__((always_inline)) {
            std::size_t const first = start + done;
            auto const t = take_target(passes, target, first, rows, space, labels, there);
            bool const is_last = first + rows == x.rows();
            bool const closes = in_groups && is_last;
            team.run([&](auto member) __attribute__((always_inline)) {
                if constexpr (trains && adds_groups)
                    if (closes) add_group(true, member);
                if (!there) {
                    auto const [begin, mine] = part_of(rows, member);
                    copy_in(x, first + begin, mine, passes.input_width(),
                            passes.template values<0>(space.from_row(begin)));
                    member.wait();
                }
                passes.forward(rows, parameters, space, member);
                if constexpr (trains) {
                    if (member.index == 0)
                        total = total + passes.template loss<Loss>(rows, parameters, sums, space, t, scale);
                    member.wait();
                    passes.template backward<wants_input>(rows, parameters, sums, sink,
                                                          {done == 0 && !closes, is_last}, space, member);
                } else if (member.index == 0) {
                    total = total + passes.template loss<Loss>(rows, space, t, scale, Nowhere{});
                }
            });
            if constexpr (wants_input)
                copy_out(passes.input_gradient(space), rows, passes.input_width(), input_gradient, first);
        });
        if constexpr (trains) passes.settle(sums);
        if constexpr (adds_groups)
            if (in_groups) {
                totals += std::exchange(total, T(0));
                if constexpr (trains)
                    if (start + count < x.rows()) team.run([&](auto member) { add_group(false, member); });
            }
    });
    if constexpr (trains) passes.gather_sums(sums, sink);
    if constexpr (adds_groups)
        if (in_groups) total = static_cast<T>(totals);
    return Reduction::divides ? total / compared : total;
}

} // namespace lamina::core
