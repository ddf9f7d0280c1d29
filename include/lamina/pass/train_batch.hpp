// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/long_sums.hpp>
#include <lamina/pass/pass.hpp>
#include <lamina/pass/targets.hpp>
#include <lamina/support/errors.hpp>

#include <utility>

namespace lamina::core {

/// How many numbers a row of targets has.
template <class Loss, class Width>
constexpr auto target_width(Width outputs)
{
    if constexpr (outputs_of_target<Loss> == 1)
        return outputs;
    else if constexpr (is_constant<Width>)
        return Constant<Width::value / outputs_of_target<Loss>>{};
    else
        return outputs / outputs_of_target<Loss>;
}

/// The targets of rows [first, first + count) in the pass's memory; with `there` they were copied before.
template <class Loss, class Target>
[[gnu::always_inline]] constexpr auto take_plain_target(auto const& pass, Target const& target,
                                                        std::size_t first, auto count, auto const& buffers,
                                                        std::size_t* labels, bool there)
{
    if constexpr (LabelSource<Target>) {
        return target.one_hot(first, count, labels, there);
    } else {
        if (!there)
            copy_in(target, first, count, target_width<Loss>(pass.sizes.output_width()),
                    pass.memory.targets(buffers));
        return pass.memory.targets(buffers);
    }
}

/// The same with what the rows count, if they say.
template <class Loss, class Target>
[[gnu::always_inline]] constexpr auto take_target(auto const& pass, Target const& target, std::size_t first,
                                                  auto count, auto const& buffers, std::size_t* labels,
                                                  bool there)
{
    auto const view = take_plain_target<Loss>(pass, target, first, count, buffers, labels, there);
    if constexpr (WeighsRows<Target>) {
        using T = std::remove_pointer_t<decltype(target.memory)>;
        if (!there)
            for (std::size_t row = 0; row < count; ++row)
                target.memory[row] = static_cast<T>(target.weight(first + row));
        return WeightedView<std::remove_const_t<decltype(view)>, T>{view, {target.memory}};
    } else {
        return view;
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
    if constexpr (WeighsRows<std::remove_cvref_t<decltype(target)>>) sum_of_weights(target);
}

/// A count as a number of T; of a register, in the precision of its lanes.
template <class T>
constexpr T counted(std::size_t count)
{
    using Element = typename symbol::Element<T>::type;
    if constexpr (std::same_as<Element, T>)
        return T(static_cast<double>(count));
    else
        return T(static_cast<Element>(count));
}

/// By how much the sum of losses is divided: by how many are compared, or by what they count.
template <class Loss, class T>
constexpr T compared_of(auto const& target, std::size_t rows, std::size_t outputs)
{
    using Target = std::remove_cvref_t<decltype(target)>;
    if constexpr (WeighsRows<Target>)
        return static_cast<T>(sum_of_weights(target) * static_cast<double>(compared_in<Loss>(1, outputs)));
    else
        return counted<T>(compared_in<Loss>(rows, outputs));
}

/// A training pass over a batch in such memory, with room for the labels of a tile: what `Training::run` does
/// with its own. It uses nothing else, so that it runs wherever there is memory. Of a batch of more than one
/// group of rows the sums of the groups are added up in `long_sums`: the pass's `sums_size`, 0 before and
/// after; with NotStored all rows are added up plainly. To a sink that is NotStored it goes forward alone.
template <class Loss, class Pass, class T>
[[gnu::always_inline]] constexpr T train_batch(Pass const& pass, T* memory, std::size_t* labels,
                                               auto const& long_sums, T const* parameters, auto const& sink,
                                               auto const& x, auto const& target, auto const& input_gradient,
                                               bool seen, auto team)
{
    using Reduction = typename Loss::Reduction;
    constexpr bool trains = !std::same_as<std::remove_cvref_t<decltype(sink)>, NotStored>;
    constexpr auto tile_rows = Pass::Memory::training_tile();
    constexpr std::size_t group = group_rows<tile_rows>;
    constexpr bool adds_groups = may_exceed<group, decltype(x.rows())> &&
                                 !std::same_as<std::remove_cvref_t<decltype(long_sums)>, NotStored>;
    bool const in_groups = adds_groups && x.rows() > group;
    T const compared = compared_of<Loss, T>(target, x.rows(), pass.sizes.output_width());
    bool const divides = [&] {
        if constexpr (WeighsRows<std::remove_cvref_t<decltype(target)>>)
            return Reduction::divides && compared != T(0); // where nothing counts the loss is 0
        return Reduction::divides;
    }();
    T const scale = divides ? T(1) / compared : T(1);
    auto buffers = [&] {
        if constexpr (trains)
            return pass.memory.buffers(memory, tile_rows);
        else
            return pass.memory.loss_buffers(memory, tile_rows);
    }();
    buffers.in_place = trains && x.rows() > tile_rows;
    constexpr bool wants_input = !std::same_as<std::remove_cvref_t<decltype(input_gradient)>, NotStored>;
    if constexpr (Pass::is_random) buffers.draw = sink.draw;
    T* sums = nullptr;
    if constexpr (trains) sums = pass.arrays.clear_sums(sink, buffers);
    bool const there = seen && x.rows() <= tile_rows;
    T total = T(0);
    LongSum<T> totals;
    [[maybe_unused]] auto const add_group = [&](bool closes, auto member) {
        pass.arrays.add_group(sums, long_sums, closes, member);
        member.wait();
    };
    each_group<group, adds_groups>(x.rows(), [&](std::size_t start,
                                                 auto count) __attribute__((always_inline)) {
        each_tile(count, tile_rows, [&](std::size_t done, auto rows) __attribute__((always_inline)) {
            std::size_t const first = start + done;
            buffers.first = first;
            auto const t = take_target<Loss>(pass, target, first, rows, buffers, labels, there);
            bool const is_last = first + rows == x.rows();
            bool const closes = in_groups && is_last;
            team.run([&](auto member) __attribute__((always_inline)) {
                if constexpr (trains && adds_groups)
                    if (closes) add_group(true, member);
                if (!there) {
                    auto const [begin, mine] = part_of(rows, member);
                    copy_in(x, first + begin, mine, pass.sizes.input_width(),
                            pass.memory.template values<0>(buffers.from_row(begin)));
                    member.wait();
                }
                pass.forward(rows, parameters, buffers, member);
                if constexpr (trains) {
                    if (member.index == 0)
                        total = total + pass.template loss<Loss>(rows, parameters, sums, buffers, t, scale);
                    member.wait();
                    pass.template backward<wants_input>(rows, parameters, sums, sink,
                                                        {done == 0 && !closes, is_last}, buffers, member);
                } else if (member.index == 0) {
                    total = total + pass.template loss<Loss>(rows, buffers, t, scale, NotStored{});
                }
            });
            if constexpr (wants_input)
                copy_out(pass.memory.input_gradient(buffers), rows, pass.sizes.input_width(), input_gradient,
                         first);
        });
        if constexpr (trains) pass.arrays.settle(sums);
        if constexpr (adds_groups)
            if (in_groups) {
                totals += std::exchange(total, T(0));
                if constexpr (trains)
                    if (start + count < x.rows()) team.run([&](auto member) { add_group(false, member); });
            }
    });
    if constexpr (trains) pass.arrays.gather_sums(sums, sink);
    if constexpr (adds_groups)
        if (in_groups) total = static_cast<T>(totals);
    return divides ? total / compared : total;
}

} // namespace lamina::core
