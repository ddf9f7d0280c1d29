// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/contract.hpp>
#include <lamina/backends/cpu/dots.hpp>
#include <lamina/backends/cpu/sample_lines.hpp>
#include <lamina/block.hpp>
#include <lamina/concepts.hpp>
#include <lamina/finish.hpp>

#include <array>

namespace lamina::cpu {

/// The backend for a network and a batch: see samples.hpp.
template <class Arch, class T, class Model, class RowCount>
struct Choice;

/// SIMD loops for one instruction set, over arrays whose rows are padded with zeros to whole registers.
///
/// A weight lies as (inputs, outputs), with the lanes over its outputs so that no sum runs across lanes; or,
/// where the outputs are few, as (outputs, inputs) with the lanes over its inputs.
template <class Arch>
struct Backend {
    template <class T, class Model, class RowCount>
    using Chosen = typename Choice<Arch, T, Model, RowCount>::type;

    /// Numbers owned by a trainer.
    template <class T>
    using Memory = AlignedArray<T>;

    /// Numbers owned by a network.
    template <class T, std::size_t Size>
    using Storage = Block<T, Size>;

    /// Numbers for the time of a call.
    template <class T, std::size_t Size>
    using Scratch = CallScratch<T, Size>;

    /// How many samples pass through the network together, when each takes `row` numbers and the largest weight
    /// has `weight`: so many that both stay in the nearest cache; where the weight alone does not, so many that
    /// reading it is little beside what is computed with it.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t row, std::size_t weight)
    {
        if (weight > near<T>) return 256;
        std::size_t const left = std::max(near<T> - weight, near<T> / 2);
        return std::clamp<std::size_t>(left / std::max<std::size_t>(row, 1) / 8 * 8, 4, 64);
    }

    /// The length of a padded row: one register, or whole pairs of them.
    template <class T, class Size>
    static constexpr auto stride(Size width)
    {
        if constexpr (is_constant<Size>)
            return Constant<padded<T>(Size::value)>{};
        else
            return padded<T>(width);
    }

    /// `row_count` rows of so many numbers that start at `data`.
    template <class T, class Width, class RowCount>
    static constexpr auto rows(T* data, Width width, RowCount row_count)
    {
        if constexpr (is_constant<Width>)
            return Panels<T, RowCount, Constant<panel_width<T>(Width::value)>>{data, row_count, {}};
        else
            return Panels<T, RowCount, std::size_t>{data, row_count, panel_width<T>(width)};
    }

    /// A trained array that starts at `data`.
    template <class T>
    static constexpr auto array(T* data, auto columns, std::size_t row_count)
    {
        return rows<T>(data, columns,
                       row_count); // the count as a number: weights of many sizes share their loops
    }

    /// Whether the lanes of a weight run over its inputs: by the registers that forward and backward read a
    /// sample.
    template <class T>
    static constexpr bool over_inputs(std::size_t inputs, std::size_t outputs)
    {
        std::size_t const in = registers<T>(inputs);
        std::size_t const out = registers<T>(outputs);
        return outputs * (2 * in + lane_sum) < 2 * inputs * out;
    }

    /// What a sample costs in a contraction, forward, in operations on registers.
    template <class T>
    static constexpr std::size_t cost(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? outputs * (registers<T>(inputs) + lane_sum)
                                               : inputs * registers<T>(outputs);
    }

    template <class T>
    static constexpr std::array<std::size_t, 2> weight_shape(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? std::array{outputs, inputs} : std::array{inputs, outputs};
    }
    template <class T>
    static constexpr std::size_t weight_index(std::size_t inputs, std::size_t outputs, std::size_t o,
                                              std::size_t i)
    {
        auto const index = [](std::size_t rows, std::size_t columns, std::size_t row, std::size_t column) {
            std::size_t const width = panel_width<T>(columns);
            return column / width * rows * width + row * width + column % width;
        };
        return over_inputs<T>(inputs, outputs) ? index(outputs, inputs, o, i) : index(inputs, outputs, i, o);
    }

    /// The numbers of room that contract_back needs: for the weight as (outputs, inputs), where it does not lie so;
    /// of a large one for a panel.
    template <class T>
    static constexpr std::size_t back_room(std::size_t inputs, std::size_t outputs)
    {
        if (over_inputs<T>(inputs, outputs)) return 0;
        return outputs * (is_near<T>(inputs, outputs) ? stride<T>(inputs) : panel_width<T>(inputs));
    }

    /// finish(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T>
    static void contract(auto inputs, auto outputs, auto row_count, auto x, T const* weight, auto start,
                         auto finish, auto team)
    {
        auto const view = [&](auto columns, auto rows_of_weight) {
            if constexpr (std::same_as<decltype(row_count), Constant<1>>)
                return rows<T const>(weight, columns, rows_of_weight);
            else
                return array<T const>(weight, columns, rows_of_weight);
        };
        by_orientation<T>(
            inputs, outputs,
            [&] {
                Dots<T, Arch>::product(row_count, outputs, inputs, x, view(inputs, outputs), start, finish,
                                       team);
            },
            [&] {
                Contract<T, Arch>::template product<Edge::over>(row_count, outputs, inputs, Scalars{x},
                                                                view(outputs, inputs), start, finish, team);
            });
    }

    /// finish(place, sum over o of dz(row, o) W(o, column)). `fresh`: the weight is not what it was in the call before
    /// with this room.
    template <class T, class Finish>
    static void contract_back(auto inputs, auto outputs, auto row_count, auto dz, T const* weight, T* room,
                              bool fresh, Finish finish, auto team)
    {
        constexpr Edge edge = AddsUp<Finish> ? Edge::exact : Edge::over;
        auto const with = [&](auto by_outputs) {
            Contract<T, Arch>::template product<edge>(row_count, inputs, outputs, Scalars{dz}, by_outputs,
                                                      Nothing{}, finish, team);
        };
        by_orientation<T>(
            inputs, outputs, [&] { with(array<T const>(weight, inputs, outputs)); },
            [&] {
                with(TurnedPanels{array<T const>(weight, outputs, inputs), array<T>(room, inputs, outputs),
                                  is_near<T>(inputs, outputs), fresh});
            });
    }

    /// finish(place in the weight, sum over rows of dz(row, o) x(row, i)).
    template <class T>
    static void contract_rows(auto inputs, auto outputs, auto row_count, auto x, auto dz, auto finish,
                              auto team)
    {
        auto const sums = [&](auto count, auto width, auto left, auto right) {
            Contract<T, Arch>::template product<Edge::exact>(count, width, row_count, Turned{left}, right,
                                                             Nothing{}, finish, team);
        };
        by_orientation<T>(
            inputs, outputs, [&] { sums(outputs, inputs, dz, x); }, [&] { sums(inputs, outputs, x, dz); });
    }

    /// f(place) along one row.
    template <class T>
    static void map_row(std::size_t row, auto width, auto f)
    {
        each_place<T>(width, [&](auto place) {
            place.row = row;
            f(place);
        });
    }

    /// f(place) everywhere.
    template <class T>
    static void map(auto rows, auto width, auto f)
    {
        for (std::size_t row = 0; row < rows; ++row) map_row<T>(row, width, f);
    }

    /// The sum of f(place) everywhere.
    template <class T>
    static T sum(auto rows, auto width, auto f)
    {
        Lanes<T, Arch> total(T(0));
        map<T>(rows, width, [&](auto place) { total = total + place.only_valid(f(place)); });
        return cpu::sum(total);
    }

    /// finish(place in row 0, sum over rows of f(place)) for each column.
    template <class T>
    static void sum_columns(auto rows, auto width, auto f, auto finish, auto team)
    {
        auto const sum = [&](auto place) {
            Lanes<T, Arch> total(T(0));
            for (place.row = 0; place.row < rows; ++place.row) total = total + f(place);
            place.row = 0;
            finish(place, total);
        };
        each_place<T>(Contract<T, Arch>::told(width), sum, team.share(registers<T>(width)));
    }

    /// The sum of step(line) over all rows, a register of rows at a time; of long rows one at a time is as good.
    template <class T, std::size_t Width>
        requires(Width <= 128)
    static T sum_lines(std::size_t row_count, Constant<Width> width, auto y, auto t, auto const& step,
                       auto const& next)
    {
        return sum_sample_lines<T, Arch>(row_count, width, y, t, step, next);
    }

    /// f(place) over one row, reduced to a number.
    template <class T, class Reduction>
    static T reduce_row(std::size_t row, auto width, auto f)
    {
        alignas(AlignedArray<T>::alignment) T numbers[lanes<T>];
        bool first = true;
        T result{};
        map_row<T>(row, width, [&](auto place) {
            f(place).store(numbers);
            for (std::size_t i = 0; i < place.count(); ++i) {
                result = first ? numbers[i] : Reduction::combine(result, numbers[i]);
                first = false;
            }
        });
        return result;
    }

private:
    /// What adding up the lanes of a register costs.
    static constexpr std::size_t lane_sum = 8;

    template <class T>
    static constexpr std::size_t lanes = Lanes<T, Arch>::size;

    /// So many numbers stay in the nearest cache.
    template <class T>
    static constexpr std::size_t near = 32 * 1024 / sizeof(T);
    template <class T>
    static constexpr bool is_near(std::size_t inputs, std::size_t outputs)
    {
        return outputs * stride<T>(inputs) <= near<T>;
    }

    /// The registers that so many numbers take.
    template <class T>
    static constexpr std::size_t registers(std::size_t width)
    {
        return (width + lanes<T> - 1) / lanes<T>;
    }
    template <class T>
    static constexpr std::size_t panel_width(std::size_t width)
    {
        return width <= lanes<std::remove_const_t<T>> ? lanes<std::remove_const_t<T>>
                                                      : 2 * lanes<std::remove_const_t<T>>;
    }
    template <class T>
    static constexpr std::size_t padded(std::size_t width)
    {
        std::size_t const panel = panel_width<T>(width);
        return (width + panel - 1) / panel * panel;
    }

    template <class T, class Inputs, class Outputs>
    static void by_orientation(Inputs inputs, Outputs outputs, auto const& lanes_over_inputs,
                               auto const& lanes_over_outputs)
    {
        if constexpr (is_constant<Inputs> && is_constant<Outputs>) {
            if constexpr (over_inputs<T>(Inputs::value, Outputs::value))
                lanes_over_inputs();
            else
                lanes_over_outputs();
        } else {
            over_inputs<T>(inputs, outputs) ? lanes_over_inputs() : lanes_over_outputs();
        }
    }

    /// visit(place) for the registers of a row, or a range of them.
    template <class T, class Width>
    static void each_place(Width width, auto const& visit)
    {
        each_place<T>(width, visit, Range{0, registers<T>(width)});
    }
    template <class T, class Width>
    static void each_place(Width width, auto const& visit, Range mine)
    {
        std::size_t column = mine.first * lanes<T>;
        for (; column + lanes<T> <= std::min<std::size_t>(width, mine.last * lanes<T>); column += lanes<T>)
            visit(Place<T, Arch>{0, column, {}});
        if (mine.last * lanes<T> <= width) return;
        if constexpr (is_constant<Width>) {
            constexpr std::size_t tail = Width::value % lanes<T>;
            if constexpr (tail > 0) visit(Place<T, Arch, Constant<tail>>{0, column, {}});
        } else {
            if (column < width) visit(Place<T, Arch, std::size_t>{0, column, width - column});
        }
    }
};
static_assert(lamina::Backend<Backend<xsimd::default_arch>, float>);

} // namespace lamina::cpu
