// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/gemm/transpose.hpp>
#include <lamina/backends/cpu/samples/sample_place.hpp>

namespace lamina::cpu {

/// A register of rows side by side, one in each lane: what is reduced over a row is then added up, or
/// compared, register by register, and exps and logarithms are computed for all of these rows at once.
template <class T, class Arch, class Width, class Target>
struct SampleRow {
    using Result = Lanes<T, Arch>;
    using Transposed = Columns<T, Result::size>;
    [[no_unique_address]] Width width;
    Transposed x;
    Target t;
    Transposed results;

    template <class Reduction>
    [[nodiscard]] [[gnu::always_inline]] Result reduce(auto const& f) const
    {
        Result result = f(SamplePlace<T, Arch>{0});
        for (std::size_t column = 1; column < width; ++column)
            result = Reduction::combine(result, f(SamplePlace<T, Arch>{column}));
        return result;
    }
    [[gnu::always_inline]] void each(auto const& f) const
    {
        for (std::size_t column = 0; column < width; ++column) f(SamplePlace<T, Arch>{column});
    }

    // what is kept lies where the result will
    static constexpr bool keeps = true;
    [[gnu::always_inline]] void keep(SamplePlace<T, Arch> place, Result value) const { put(place, value); }
    [[nodiscard]] [[gnu::always_inline]] Result kept(SamplePlace<T, Arch> place) const
    {
        return place.load(results);
    }
    [[gnu::always_inline]] void put(SamplePlace<T, Arch> place, Result value) const
    {
        place.store(results, value);
    }
};

/// A register of rows transposed, so that each lies in a lane.
template <class T, class Arch, std::size_t Width>
struct TransposedRows {
    static constexpr std::size_t lanes = Lanes<T, Arch>::size;
    static constexpr std::size_t padded = (Width + lanes - 1) / lanes * lanes;
    alignas(64) T numbers[padded * lanes];

    [[nodiscard]] Columns<T, lanes> columns() { return {numbers}; }

    /// Takes rows from `first` on.
    Columns<T, lanes> take(auto view, std::size_t first)
    {
        transpose<Arch, T>(view, first, lanes, Width,
                           Panels<T, Constant<padded>, Constant<lanes>>{numbers, {}, {}});
        return columns();
    }
    LabelLanes<T> take(OneHotRows const& view, std::size_t first, std::size_t count)
    {
        for (std::size_t i = 0; i < lanes; ++i)
            numbers[i] = static_cast<T>(view.labels[first + (std::min)(i, count - 1)]);
        return {numbers};
    }
    Columns<T, lanes> take(auto view, std::size_t first, std::size_t /*count*/) { return take(view, first); }
    template <class View>
    auto take(WeightedView<View, T> const& view, std::size_t first, std::size_t count)
    {
        auto const rows = take(view.view, first, count);
        return WeightedView<std::remove_const_t<decltype(rows)>, T>{rows, {view.weights.data + first}};
    }

    /// next(place, value) for all places of `count` rows from `first` on.
    void give(std::size_t first, std::size_t count, auto const& next) const
    {
        using Value = Lanes<T, Arch>;
        auto const give_columns = [&](std::size_t column, auto valid,
                                      std::size_t columns) __attribute__((always_inline)) {
            std::array<Value, lanes> block;
            for (std::size_t i = 0; i < lanes; ++i)
                block[i] = i < columns ? Value::load(numbers + (column + i) * lanes) : Value(T(0));
            block = transposed<T, Arch>(block);
            for (std::size_t row = 0; row < count; ++row)
                next(Place<T, Arch, decltype(valid)>{first + row, column, valid}, block[row]);
        };
        std::size_t column = 0;
        for (; column + lanes <= Width; column += lanes) give_columns(column, AllLanes{}, lanes);
        constexpr std::size_t tail = Width % lanes;
        if constexpr (tail > 0) give_columns(column, Constant<tail>{}, tail);
    }
};

/// visit(step(row), so many) for a register of rows at a time, whose results then go to `next`.
template <class T, class Arch, class Width>
void each_sample_row(std::size_t row_count, Width width, auto x, auto t, auto const& next, auto const& visit)
{
    constexpr std::size_t lanes = Lanes<T, Arch>::size;
    TransposedRows<T, Arch, Width::value> inputs, targets, results;
    for (std::size_t first = 0; first < row_count; first += lanes) {
        std::size_t const count = (std::min)(lanes, row_count - first);
        auto const target = targets.take(t, first, count);
        visit(SampleRow<T, Arch, Width, std::remove_const_t<decltype(target)>>{width, inputs.take(x, first),
                                                                               target, results.columns()},
              count);
        results.give(first, count, next);
    }
}

/// The sum of step(row) over all rows.
template <class T, class Arch>
T sum_sample_rows(std::size_t row_count, auto width, auto x, auto t, auto const& step, auto const& next)
{
    Lanes<T, Arch> total(T(0));
    each_sample_row<T, Arch>(row_count, width, x, t, next, [&](auto const& row, std::size_t count) {
        total = total + SamplePlace<T, Arch, std::size_t>{0, count}.only_valid(step(row));
    });
    return sum(total);
}

} // namespace lamina::cpu
