// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/block.hpp>
#include <lamina/backends/cuda/body/elements.hpp>
#include <lamina/backends/reference/backend.hpp>

#include <algorithm>

namespace lamina::cuda {

/// Rows in a memory that the threads of a block share.
template <class T, class Stride, Block B>
struct SharedRows : Rows<T, Stride> {
    [[nodiscard]] constexpr SharedRows from_row(std::size_t row) const
    {
        return {Rows<T, Stride>::from_row(row)};
    }
};

/// The verbs of a backend as phases of a block: each shares its elements among the threads, and every element
/// is one thread's, summed in the order of the reference backend. Whoever calls them waits between them; a
/// pass does so for any team. What is added up over places is added up by one thread.
///
/// `tile`: the rows that pass through the network together. `spread`: rows have an odd length, so that
/// neighbouring threads' numbers lie in different banks of the memory, whether they run along rows or down
/// columns.
template <Block B, std::size_t tile, bool spread = true>
struct Phases : private reference::Backend {
    using Base = reference::Backend;
    using Base::backward_workspace, Base::computes, Base::Memory, Base::Scratch, Base::Storage;
    using Base::Chosen, Base::for_passes, Base::reads_rows, Base::weight_shape, Base::writes_rows;
    using Base::gradient_sums, Base::is_crowded, Base::settle;

    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return tile;
    }

    template <class T, class Size>
    static constexpr auto stride(Size width)
    {
        if constexpr (!spread)
            return width;
        else if constexpr (is_constant<Size>)
            return Constant<(Size::value | 1)>{};
        else
            return width | 1;
    }
    template <class T, class Size>
    static constexpr auto row_stride(Size width)
    {
        return stride<T>(width);
    }
    template <class T, class Width>
    static constexpr auto rows(T* data, Width width, auto /*row_count*/)
    {
        using Stride = decltype(stride<T>(width));
        return SharedRows<T, Stride, B>{{data, stride<T>(width)}};
    }
    template <class T>
    static constexpr auto array(T* data, auto columns, auto row_count)
    {
        return rows<T>(data, columns, row_count);
    }
    template <class T>
    static constexpr std::size_t weight_index(std::size_t inputs, std::size_t /*outputs*/, std::size_t o,
                                              std::size_t i)
    {
        return o * stride<T>(inputs) + i;
    }

    /// epilogue(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows, auto x,
                                   T const* weight, auto start, auto epilogue, auto /*team*/)
    {
        contract_lines<T>(rows, dense.outputs,
                          dot_product<T>(dense.inputs, lines<T>(x), lines<T>(weight, stride<T>(dense.inputs)),
                                         start, epilogue));
    }

    /// epilogue(place, sum over o of dz(row, o) W(o, column)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract_back(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows,
                                        auto dz, T const* weight, T* /*workspace*/, bool /*fresh*/,
                                        auto epilogue, auto /*team*/)
    {
        contract_lines<T>(rows, dense.inputs,
                          dot_product<T>(dense.outputs, lines<T>(dz),
                                         transposed_lines<T>(weight, stride<T>(dense.inputs)), ZeroStart{},
                                         epilogue));
    }

    /// epilogue(place in the weight, sum over rows of dz(row, o) x(row, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract_rows(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows,
                                        auto x, auto dz, auto epilogue, auto /*team*/)
    {
        contract_lines<T>(dense.outputs, dense.inputs,
                          dot_product<T>(rows, transposed_lines<T>(dz.data, dz.stride),
                                         transposed_lines<T>(x.data, x.stride), ZeroStart{}, epilogue));
    }

    /// f(place) everywhere.
    template <class T, class F>
    static constexpr void map(auto rows, auto width, F f)
    {
        each<F>(product(rows, width), at_place<T>(width, f));
    }

    /// epilogue(place in row 0, sum over rows of f(place)) for each column.
    template <class T, class F, class Epilogue>
    static constexpr void sum_columns(std::size_t rows, auto width, F f, Epilogue epilogue, auto /*team*/)
    {
        if constexpr (!AddsUp<Epilogue> && B::is_whole_device)
            B::template sum_columns<T>(rows, width, f, epilogue);
        else
            each<Epilogue>(width, ColumnSum<T, F, Epilogue>{rows, f, epilogue});
    }

    /// The sum of f(place) everywhere.
    template <class T, class F>
    static constexpr T sum(auto rows, auto width, F f)
    {
        return sum_of<T, F>(product(rows, width), at_place<T>(width, f));
    }

    /// step(row) for all rows, each of which is one thread's.
    template <class T, class Width, class Input, class Target, class Step, class Next>
    static constexpr void each_row(std::size_t rows, Width width, Input x, Target t, Step const& step,
                                   Next const& next)
    {
        StepOfRow<T, Step, Width, Input, Target, Next> const of_row{step, width, x, t, next};
        if constexpr (AddsUp<Step>)
            each<Step>(rows, of_row);
        else
            each<Next>(rows, of_row);
    }

    /// The sum of step(row) over all rows, each of which is one thread's.
    template <class T, class Width, class Input, class Target, class Step, class Next>
    static constexpr T sum_rows(std::size_t rows, Width width, Input x, Target t, Step const& step,
                                Next const& next)
    {
        return sum_of<T, Next>(rows, StepOfRow<T, Step, Width, Input, Target, Next>{step, width, x, t, next});
    }

private:
    template <class Rows, class Width>
    static constexpr auto product(Rows rows, Width width)
    {
        if constexpr (is_constant<Rows> && is_constant<Width>)
            return Constant<Rows::value * Width::value>{};
        else
            return rows * width;
    }

    /// dot(place) everywhere, as a whole device does it.
    template <class T, class Dot>
    static constexpr void contract_lines(auto rows, auto columns, Dot const& dot)
    {
        if constexpr (B::is_whole_device)
            B::template contract<T>(rows, columns, dot);
        else
            map<T>(rows, columns, dot);
    }

    template <class T>
    static constexpr auto lines(auto rows)
    {
        return Lines<T, decltype(rows.stride)>{rows.data, rows.stride};
    }
    template <class T, class Stride>
    static constexpr auto lines(T const* data, Stride stride)
    {
        return Lines<T, Stride>{data, stride};
    }
    template <class T, class Stride>
    static constexpr auto transposed_lines(T const* data, Stride stride)
    {
        return TransposedLines<T, Stride>{data, stride};
    }

    /// f(e) for each of so many elements; by one thread if Epilogue adds up.
    template <class Epilogue, class F>
    static constexpr void each(auto count, F f)
    {
        if constexpr (AddsUp<Epilogue>)
            B::each(Constant<1>{}, InOrder<F>{count, f});
        else
            B::each(count, f);
    }

    /// The sum of f(e): every thread's, then sixteen threads' of these, then the rest by each thread for
    /// itself. Its order depends on the number of threads alone.
    template <class T, class Epilogue, class F>
    static constexpr T sum_of(std::size_t count, F f)
    {
        constexpr std::size_t threads = AddsUp<Epilogue> ? 1 : B::threads;
        constexpr std::size_t few = 16;
        T* const partials = B::template partials<T>();
        B::each(Constant<threads>{}, PartialSum<T, F>{count, threads, f, partials});
        B::wait();
        std::size_t parts = (std::min)(count, threads);
        if (parts > few) {
            B::each(Constant<few>{}, PartialSum<T, Numbers<T>>{parts, few, {partials}, partials});
            B::wait();
            parts = few;
        }
        T total = T(0);
        if constexpr (B::is_whole_device)
            B::each(Constant<1>{}, AddParts<T>{parts, partials, partials + B::threads});
        else
            for (std::size_t part = 0; part < parts; ++part) total = total + partials[part];
        return total;
    }
};

/// Copies rows of a source into shared ones.
template <class T, class Stride, Block B>
constexpr void copy_in(auto const& source, std::size_t first, std::size_t count, std::size_t width,
                       SharedRows<T, Stride, B> rows)
{
    using Source = std::remove_cvref_t<decltype(source)>;
    Phases<B, 1>::template map<T>(count, width, CopyNumber<T, Source, Stride>{source, first, rows});
}

/// Copies shared rows to rows of a sink.
template <class T, class Stride, Block B>
constexpr void copy_out(SharedRows<T, Stride, B> rows, std::size_t count, auto width, auto const& sink,
                        std::size_t first)
{
    using Sink = std::remove_cvref_t<decltype(sink)>;
    Phases<B, 1>::template map<T>(count, width, StoreRow<T, Stride, Sink>{rows, sink, first});
}

} // namespace lamina::cuda
