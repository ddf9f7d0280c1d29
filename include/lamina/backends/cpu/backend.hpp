// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/gemm/contract.hpp>
#include <lamina/backends/cpu/gemm/dots.hpp>
#include <lamina/backends/cpu/lanes/each_place.hpp>
#include <lamina/backends/cpu/layout_rules.hpp>
#include <lamina/backends/cpu/samples/sample_rows.hpp>
#include <lamina/pass/backend.hpp>
#include <lamina/support/aligned_memory.hpp>

namespace lamina::cpu {

/// The backend for a network and a batch: see choice.hpp.
template <class Arch, class T, class Model, class RowCount>
struct Choice;

/// SIMD loops for one instruction set, over arrays whose rows are padded with zeros to whole registers.
template <class Arch>
struct Backend : LayoutRules<Arch>, private core::BackendDefaults<Backend<Arch>> {
    using LayoutRules<Arch>::is_crowded;
    using core::BackendDefaults<Backend>::for_passes, core::BackendDefaults<Backend>::gradient_sums;

    template <class T>
    static constexpr bool computes = std::same_as<T, float> || std::same_as<T, double>;

    template <class Self, class T, class Model, class RowCount>
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

    /// Whether `contract` takes x where a caller has its rows, eight or a multiple of eight, instead of a
    /// copy in panels: with the lanes over the outputs it reads number by number. Of few numbers the copy is
    /// as good.
    template <class T>
    static constexpr bool reads_rows(std::size_t inputs, std::size_t outputs)
    {
        return inputs >= 2 * lanes<T> && !Rules::template over_inputs<T>(inputs, outputs);
    }

    /// Whether what is computed last is stored in a caller's rows: where they are whole registers.
    template <class T>
    static constexpr bool writes_rows(std::size_t outputs)
    {
        return outputs % lanes<T> == 0;
    }

    /// epilogue(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static void contract(core::Dense<Inputs, Outputs, has_bias> dense, auto row_count, auto x,
                         T const* weight, auto start, auto epilogue, auto team)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        auto const view = [&](auto columns, auto rows_of_weight) {
            if constexpr (std::same_as<decltype(row_count), Constant<1>>)
                return Rules::template rows<T const>(weight, columns, rows_of_weight);
            else
                return Rules::template array<T const>(weight, columns, rows_of_weight);
        };
        by_orientation<T>(
            inputs, outputs,
            [&] {
                Dots<T, Arch>::product(row_count, outputs, inputs, x, view(inputs, outputs), start, epilogue,
                                       team);
            },
            [&] {
                Contract<T, Arch>::template product<Edge::over>(row_count, outputs, inputs, Broadcast{x},
                                                                view(outputs, inputs), start, epilogue, team);
            });
    }

    /// epilogue(place, sum over o of dz(row, o) W(o, column)).
    template <class T, class Inputs, class Outputs, bool has_bias, class Epilogue>
    static void contract_back(core::Dense<Inputs, Outputs, has_bias> dense, auto row_count, auto dz,
                              T const* weight, T* workspace, bool fresh, Epilogue epilogue, auto team)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        constexpr Edge edge = AddsUp<Epilogue> ? Edge::exact : Edge::over;
        auto const with = [&](auto by_outputs) {
            Contract<T, Arch>::template product<edge>(row_count, inputs, outputs, Broadcast{dz}, by_outputs,
                                                      ZeroStart{}, epilogue, team);
        };
        by_orientation<T>(
            inputs, outputs, [&] { with(Rules::template array<T const>(weight, inputs, outputs)); },
            [&] {
                with(PackedTranspose{Rules::template array<T const>(weight, outputs, inputs),
                                     Rules::template array<T>(workspace, inputs, outputs),
                                     Rules::template is_in_l1<T>(inputs, outputs), fresh});
            });
    }

    /// epilogue(place in the weight, sum over rows of dz(row, o) x(row, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static void contract_rows(core::Dense<Inputs, Outputs, has_bias> dense, auto row_count, auto x, auto dz,
                              auto epilogue, auto team)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        auto const sums = [&](auto count, auto width, auto left, auto right) {
            Contract<T, Arch>::template product<Edge::exact>(count, width, row_count, Transposed{left}, right,
                                                             ZeroStart{}, epilogue, team);
        };
        by_orientation<T>(
            inputs, outputs, [&] { sums(outputs, inputs, dz, x); }, [&] { sums(inputs, outputs, x, dz); });
    }

    /// f(place) along one row.
    template <class T>
    [[gnu::always_inline]] static void map_row(std::size_t row, auto width, auto f)
    {
        each_place<T, Arch>(width, [row, f](auto place) __attribute__((always_inline)) {
            place.row = row;
            f(place);
        });
    }

    /// f(place) everywhere.
    template <class T>
    [[gnu::always_inline]] static void map(auto rows, auto width, auto f)
    {
        for (std::size_t row = 0; row < rows; ++row) map_row<T>(row, width, f);
    }

    /// The sum of f(place) everywhere.
    template <class T>
    static T sum(auto rows, auto width, auto f)
    {
        Lanes<T, Arch> total(T(0));
        map<T>(rows, width, [&](auto place) __attribute__((always_inline)) {
            total = total + place.only_valid(f(place));
        });
        return cpu::sum(total);
    }

    /// epilogue(place in row 0, sum over rows of f(place)) for each column.
    template <class T>
    static void sum_columns(auto rows, auto width, auto f, auto epilogue, auto team)
    {
        auto const sum = [rows, f, epilogue](auto place) __attribute__((always_inline)) {
            // in turn, so that few additions wait for one another
            constexpr std::size_t chains = 4;
            std::array<Lanes<T, Arch>, chains> sums;
            sums.fill(Lanes<T, Arch>(T(0)));
            std::size_t row = 0;
            auto const add = [&](std::size_t chain) __attribute__((always_inline)) {
                place.row = row++;
                sums[chain] = sums[chain] + f(place);
            };
            while (row + chains <= rows)
#pragma GCC unroll 4
                for (std::size_t chain = 0; chain < chains; ++chain) add(chain);
            for (std::size_t rest = rows % chains; rest > 0; --rest) add(0);
            place.row = 0;
            epilogue(place, (sums[0] + sums[1]) + (sums[2] + sums[3]));
        };
        each_place<T, Arch>(Contract<T, Arch>::told(width), sum,
                            team.share(Rules::template registers<T>(width)));
    }

    /// Gives a sum over all places what its additions lost: see Place::add.
    template <class T>
    static void settle(T* single)
    {
        single[0] = T(core::LongSum<T>{single[0], single[1]});
        single[1] = T(0);
    }

    /// step(row) for all rows, a register of them at a time; long rows one at a time, which is as good, and
    /// where something is added up over places.
    template <class T, class Width, class Step>
    static void each_row(std::size_t row_count, Width width, auto x, auto t, Step const& step,
                         auto const& next)
    {
        if constexpr (goes_together<Width>() && !AddsUp<Step>)
            each_sample_row<T, Arch>(row_count, width, x, t, next,
                                     [&](auto const& row, std::size_t /*count*/) { step(row); });
        else
            core::BackendDefaults<Backend>::template each_row<T>(row_count, width, x, t, step, next);
    }

    /// The sum of step(row) over all rows.
    template <class T, class Width>
    static T sum_rows(std::size_t row_count, Width width, auto x, auto t, auto const& step, auto const& next)
    {
        if constexpr (goes_together<Width>() && !is_slice<decltype(x)>)
            return sum_sample_rows<T, Arch>(row_count, width, x, t, step, next);
        else
            return core::BackendDefaults<Backend>::template sum_rows<T>(row_count, width, x, t, step, next);
    }

    /// f(place) over one row, reduced to a number.
    template <class T, class Reduction>
    static T reduce_row(std::size_t row, auto width, auto f)
    {
        alignas(AlignedArray<T>::alignment) T numbers[lanes<T>];
        bool first = true;
        T result{};
        map_row<T>(row, width, [&](auto place) __attribute__((always_inline)) {
            f(place).store(numbers);
            for (std::size_t i = 0; i < place.count(); ++i) {
                result = first ? numbers[i] : Reduction::combine(result, numbers[i]);
                first = false;
            }
        });
        return result;
    }

private:
    using Rules = LayoutRules<Arch>;

    /// Whether rows are short enough to lie in registers of several.
    template <class Width>
    static constexpr bool goes_together()
    {
        if constexpr (is_constant<Width>) return Width::value <= 128;
        return false;
    }

    template <class T>
    static constexpr std::size_t lanes = Lanes<T, Arch>::size;

    template <class T, class Inputs, class Outputs>
    static void by_orientation(Inputs inputs, Outputs outputs, auto const& lanes_over_inputs,
                               auto const& lanes_over_outputs)
    {
        if constexpr (is_constant<Inputs> && is_constant<Outputs>) {
            if constexpr (Rules::template over_inputs<T>(Inputs::value, Outputs::value))
                lanes_over_inputs();
            else
                lanes_over_outputs();
        } else {
            Rules::template over_inputs<T>(inputs, outputs) ? lanes_over_inputs() : lanes_over_outputs();
        }
    }
};

} // namespace lamina::cpu
