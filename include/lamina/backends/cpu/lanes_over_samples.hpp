// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/backend.hpp>
#include <lamina/backends/cpu/samples/sample_place.hpp>
#include <lamina/pass/layout.hpp>

#include <array>

namespace lamina::cpu {

/// SIMD loops with the lanes over the samples: for networks so narrow that lanes over their outputs or inputs
/// would mostly be padding. Parameters lie as their owner, Base, has them. Inlined by force: in a program of
/// many networks g++ leaves the loops of some as calls, and 1-10-1 takes 2.4 ms where 1.7 would do.
template <class Arch, class Base>
struct Samples : private Base {
    using Base::array, Base::Chosen, Base::computes, Base::each_row, Base::for_passes, Base::is_crowded;
    using Base::Memory, Base::reads_rows, Base::Scratch, Base::Storage, Base::stride, Base::sum_rows;
    using Base::weight_index, Base::weight_shape, Base::writes_rows;

    template <class T>
    static constexpr std::size_t lanes = Lanes<T, Arch>::size;

    /// One register of samples passes through the network at a time.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return lanes<T>;
    }

    /// Every gradient is kept as so many sums until `gather` adds them up.
    template <class T>
    static constexpr std::size_t gradient_sums = lanes<T>;

    template <class T>
    static constexpr std::size_t row_stride(std::size_t width)
    {
        return width;
    }
    template <class T>
    static auto rows(T* data, auto /*width*/, auto /*tile*/)
    {
        return Columns<T, lanes<T>>{data};
    }

    template <class T>
    static constexpr std::size_t backward_workspace(auto const& /*contraction*/)
    {
        return 0;
    }

    /// epilogue(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    [[gnu::always_inline]] static void contract(core::Dense<Inputs, Outputs, has_bias> dense, auto row_count,
                                                auto x, T const* weight, auto start, auto epilogue,
                                                auto /*team*/)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        for (auto place = first_place<T>(row_count); place.column < outputs; ++place.column)
            epilogue(place,
                     dot<T>(
                         inputs, start(place),
                         [&](std::size_t i) __attribute__((always_inline)) {
                             return weight[Base::template weight_index<T>(inputs, outputs, place.column, i)];
                         },
                         x));
    }

    /// epilogue(place, sum over o of dz(row, o) W(o, column)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    [[gnu::always_inline]] static void
    contract_back(core::Dense<Inputs, Outputs, has_bias> dense, auto row_count, auto dz, T const* weight,
                  T* /*workspace*/, bool /*fresh*/, auto epilogue, OneThread /*team*/)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        for (auto place = first_place<T>(row_count); place.column < inputs; ++place.column)
            epilogue(place,
                     dot<T>(
                         outputs, place.zero(),
                         [&](std::size_t o) __attribute__((always_inline)) {
                             return weight[Base::template weight_index<T>(inputs, outputs, o, place.column)];
                         },
                         dz));
    }

    /// epilogue(place of a weight, dz(row, o) x(row, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    [[gnu::always_inline]] static void contract_rows(core::Dense<Inputs, Outputs, has_bias> dense,
                                                     auto /*row_count*/, auto x, auto dz, auto epilogue,
                                                     OneThread /*team*/)
    {
        Inputs const inputs = dense.inputs;
        Outputs const outputs = dense.outputs;
        using Place = SamplePlace<T, Arch>;
        for (std::size_t o = 0; o < outputs; ++o)
            for (std::size_t i = 0; i < inputs; ++i)
                epilogue(Place{Base::template weight_index<T>(inputs, outputs, o, i)},
                         Place{o}.load(dz) * Place{i}.load(x));
    }

    /// f(place) everywhere.
    template <class T>
    [[gnu::always_inline]] static void map(auto row_count, auto width, auto f)
    {
        for (auto place = first_place<T>(row_count); place.column < width; ++place.column) f(place);
    }

    /// The sum of f(place) everywhere.
    template <class T>
    [[gnu::always_inline]] static T sum(auto row_count, auto width, auto f)
    {
        Lanes<T, Arch> total(T(0));
        map<T>(row_count, width, [&](auto const& place) __attribute__((always_inline)) {
            total = total + place.only_valid(f(place));
        });
        return cpu::sum(total);
    }

    /// epilogue(place, f(place)) for each column: what is added there is a sum in each lane.
    template <class T>
    [[gnu::always_inline]] static void sum_columns(auto row_count, auto width, auto f, auto epilogue,
                                                   OneThread /*team*/)
    {
        map<T>(row_count, width,
               [&](auto const& place) __attribute__((always_inline)) { epilogue(place, f(place)); });
    }

    /// Sets the sums of a trained array's gradient to 0.
    template <class T, class GetArray>
    [[gnu::always_inline]] static void clear(GetArray /*array*/, T* sums)
    {
        each_register<T, GetArray>(
            [&]<std::size_t Count>(Constant<Count>, std::size_t, std::size_t,
                                   T* first) __attribute__((always_inline)) {
                constexpr std::size_t count = GetArray{}().columns == 1 ? 2 : Count; // see SamplePlace::add
                for (std::size_t i = 0; i < count; ++i) Lanes<T, Arch>(T(0)).store(first + i * lanes<T>);
            },
            sums);
    }

    /// Gives the sums over all places what their additions lost: see SamplePlace::add.
    template <class T>
    [[gnu::always_inline]] static void settle(T* single)
    {
        using Value = Lanes<T, Arch>;
        Value(core::LongSum<Value>{Value::load(single), Value::load(single + lanes<T>)}).store(single);
        Value(T(0)).store(single + lanes<T>);
    }

    /// visit(count, first) for the sums of each number of trained arrays, which are contiguous.
    template <class T>
    static void each_sum(auto const& arrays, auto const& visit)
    {
        for (StoredArray const& array : arrays) {
            std::size_t const panel =
                Base::template rows<T>(static_cast<T*>(nullptr), array.columns, array.rows).width;
            for (std::size_t row = 0; row < array.rows; ++row)
                for (std::size_t column = 0; column < array.columns; ++column) {
                    std::size_t const in_panel = column % panel;
                    visit(Constant<lanes<T>>{}, lanes<T> * (array.offset + (column - in_panel) * array.rows +
                                                            row * panel + in_panel));
                }
        }
    }

    /// epilogue(place, gradient) from the sums of a trained array's gradient.
    template <class T, class GetArray>
    [[gnu::always_inline]] static void gather(GetArray /*array*/, T const* lane_sums, auto const& epilogue)
    {
        using Value = Lanes<T, Arch>;
        each_register<T, GetArray>(
            [&]<std::size_t Count>(Constant<Count> count, std::size_t row, std::size_t column, T const* first)
                __attribute__((always_inline)) {
                    std::array<Value, Count> parts;
                    for (std::size_t i = 0; i < Count; ++i) parts[i] = Value::load(first + i * lanes<T>);
                    if constexpr (Count == lanes<T>)
                        epilogue(Place<T, Arch>{row, column, {}}, sums(parts));
                    else
                        epilogue(Place<T, Arch, Constant<Count>>{row, column, count}, sums(parts));
                },
            lane_sums);
    }

private:
    /// visit(Constant<count>, row, column, the first sum) for each register of a trained array.
    template <class T, class GetArray>
    [[gnu::always_inline]] static void each_register(auto const& visit, auto* sums)
    {
        constexpr StoredArray array = GetArray{}();
        constexpr std::size_t tail = array.columns % lanes<T>;
        for (std::size_t row = 0; row < array.rows; ++row) {
            auto const first = [&](std::size_t column) __attribute__((always_inline)) {
                auto const rows =
                    Base::template rows<T const>(sums, Constant<array.columns>{}, Constant<array.rows>{});
                return sums +
                       (array.offset + static_cast<std::size_t>(rows.at(row, column) - sums)) * lanes<T>;
            };
            std::size_t column = 0;
            for (; column + lanes<T> <= array.columns; column += lanes<T>)
                visit(Constant<lanes<T>>{}, row, column, first(column));
            if constexpr (tail > 0) visit(Constant<tail>{}, row, column, first(column));
        }
    }

    template <class T, class RowCount>
    static auto first_place(RowCount row_count)
    {
        if constexpr (std::same_as<RowCount, Constant<lanes<T>>>)
            return SamplePlace<T, Arch>{};
        else
            return SamplePlace<T, Arch, RowCount>{0, row_count};
    }

    /// start + sum of weight(i) x(i): long ones as four sums, so that few additions wait for one another.
    template <class T, class Count>
    [[gnu::always_inline]] static Lanes<T, Arch> dot(Count /*count*/, Lanes<T, Arch> start,
                                                     auto const& weight, auto x)
    {
        using Value = Lanes<T, Arch>;
        constexpr std::size_t chains = Count::value < 8 ? 1 : 4;
        Value sums[chains]{start};
#pragma GCC unroll 4
        for (std::size_t chain = 1; chain < chains; ++chain) sums[chain] = Value(T(0));
#pragma GCC unroll 16
        for (std::size_t i = 0; i < Count::value; ++i)
            sums[i % chains] = fma(Value(weight(i)), SamplePlace<T, Arch>{i}.load(x), sums[i % chains]);
        if constexpr (chains == 1)
            return sums[0];
        else
            return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
};

} // namespace lamina::cpu
