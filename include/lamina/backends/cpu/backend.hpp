// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/contract.hpp>
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
    using Elementwise = Backend;

    template <class T, class Model, class RowCount>
    using Chosen = typename Choice<Arch, T, Model, RowCount>::type;

    /// Numbers owned by a trainer.
    template <class T>
    using Memory = AlignedArray<T>;

    /// Numbers owned by a network.
    template <class T, std::size_t Size>
    using Storage = Block<T, Size>;

    /// Numbers for the time of a call, not set to anything.
    template <class T, std::size_t Size>
    struct Scratch {
        alignas(AlignedArray<T>::alignment) T numbers[Size];
        [[nodiscard]] T* data() { return numbers; }
    };

    /// How many samples pass through the network together, when each takes `row` numbers.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/)
    {
        return 64;
    }

    /// The length of a padded row.
    template <class T, class Size>
    static constexpr auto stride(Size width)
    {
        if constexpr (is_constant<Size>)
            return Constant<(Size::value + lanes<T> - 1) / lanes<T> * lanes<T>>{};
        else
            return (width + lanes<T> - 1) / lanes<T> * lanes<T>;
    }

    /// Rows of so many numbers that start at `data`.
    template <class T>
    static constexpr auto rows(T* data, auto width)
    {
        auto const padded = stride<T>(width);
        return Rows<T, std::remove_const_t<decltype(padded)>>{data, padded};
    }

    /// Whether the lanes of a weight run over its inputs: by the registers that forward and backward read a
    /// sample.
    template <class T>
    static constexpr bool over_inputs(std::size_t inputs, std::size_t outputs)
    {
        std::size_t const in = stride<T>(inputs) / lanes<T>;
        std::size_t const out = stride<T>(outputs) / lanes<T>;
        return outputs * (2 * in + lane_sum) < 2 * inputs * out;
    }

    /// What a sample costs in a contraction, forward, in operations on registers.
    template <class T>
    static constexpr std::size_t cost(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? outputs * (stride<T>(inputs) / lanes<T> + lane_sum)
                                               : inputs * (stride<T>(outputs) / lanes<T>);
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
        return over_inputs<T>(inputs, outputs) ? o * stride<T>(inputs) + i : i * stride<T>(outputs) + o;
    }

    /// The numbers that a copy of the weight as (outputs, inputs) takes, 0 where it already lies so.
    template <class T>
    static constexpr std::size_t transposed_size(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? 0 : outputs * stride<T>(inputs);
    }
    template <class T>
    static void transpose(auto inputs, auto outputs, T const* weight, T* transposed)
    {
        if (over_inputs<T>(inputs, outputs)) return;
        for (std::size_t o = 0; o < outputs; ++o)
            for (std::size_t i = 0; i < inputs; ++i)
                transposed[o * stride<T>(inputs) + i] = weight[i * stride<T>(outputs) + o];
    }

    /// finish(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T>
    static void contract(auto inputs, auto outputs, auto rows, auto x, T const* weight, auto start,
                         auto finish)
    {
        by_orientation<T>(
            inputs, outputs,
            [&] {
                Contract<T, Arch>::dots(rows, outputs, inputs, x, weight, stride<T>(inputs), start, finish);
            },
            [&] {
                Contract<T, Arch>::product(rows, outputs, inputs, scalars<T>(x), weight, stride<T>(outputs),
                                           start, finish);
            });
    }

    /// finish(place, sum over o of dz(row, o) W(o, column)).
    template <class T>
    static void contract_back(auto inputs, auto outputs, auto rows, auto dz, T const* weight,
                              T const* transposed, auto finish)
    {
        T const* const by_outputs = over_inputs<T>(inputs, outputs) ? weight : transposed;
        Contract<T, Arch>::product(rows, inputs, outputs, scalars<T>(dz), by_outputs, stride<T>(inputs),
                                   Nothing{}, finish);
    }

    /// dW(o, i) += sum over rows of dz(row, o) x(row, i).
    template <class T>
    static void contract_rows(auto inputs, auto outputs, auto rows, auto x, auto dz, T* gradient)
    {
        auto const sums = [&](auto count, auto width, auto left, auto right) {
            using Array = Rows<T, decltype(right.stride)>;
            Contract<T, Arch>::product(count, width, rows, transposed_scalars<T>(left), right.data,
                                       right.stride, Nothing{}, Accumulate<Array>{{gradient, right.stride}});
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
    static void sum_columns(auto rows, auto width, auto f, auto finish)
    {
        each_place<T>(width, [&](auto place) {
            Lanes<T, Arch> total(T(0));
            for (place.row = 0; place.row < rows; ++place.row) total = total + f(place);
            place.row = 0;
            finish(place, total);
        });
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

    template <class T>
    static auto scalars(auto rows)
    {
        return Scalars<T, decltype(rows.stride), Constant<1>>{rows.data, rows.stride, {}};
    }
    template <class T>
    static auto transposed_scalars(auto rows)
    {
        return Scalars<T, Constant<1>, decltype(rows.stride)>{rows.data, {}, rows.stride};
    }

    /// visit(place) for the registers of a row.
    template <class T, class Width>
    static void each_place(Width width, auto const& visit)
    {
        std::size_t column = 0;
        for (; column + lanes<T> <= width; column += lanes<T>) visit(Place<T, Arch>{0, column, {}});
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
