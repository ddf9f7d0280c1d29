// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/reference/backend.hpp>
#include <lamina/pass/rows.hpp>

/// What a thread does for one element of a verb, as objects with names: nvcc gives no lambda of a host
/// function to a kernel.
namespace lamina::cuda {

/// f(place) at number e of rows of so many columns.
template <class T, class Width, class F>
struct AtPlace {
    [[no_unique_address]] Width width;
    F f;

    constexpr auto operator()(unsigned e) const
    {
        auto const columns = static_cast<unsigned>(width);
        return f(reference::Place<T>{e / columns, e % columns});
    }
};
template <class T, class Width, class F>
constexpr AtPlace<T, Width, F> at_place(Width width, F f)
{
    return {width, f};
}

/// epilogue(place, start(place) + the dot product of a line of `left` and one of `right`): a contraction's
/// element. Line l of an operand is its row l, or where it is transposed its column l.
template <class T, class Depth, class Left, class Right, class Start, class Epilogue>
struct DotProduct {
    static constexpr bool adds_up = AddsUp<Epilogue>;

    [[no_unique_address]] Depth depth;
    Left left;
    Right right;
    Start start;
    Epilogue epilogue;

    constexpr void operator()(reference::Place<T> const& place) const
    {
        T sum = start(place);
        for (std::size_t i = 0; i < depth; ++i) sum = sum + left(place.row, i) * right(place.column, i);
        epilogue(place, sum);
    }
};
template <class T, class Depth, class Left, class Right, class Start, class Epilogue>
constexpr DotProduct<T, Depth, Left, Right, Start, Epilogue> dot_product(Depth depth, Left left, Right right,
                                                                         Start start, Epilogue epilogue)
{
    return {depth, left, right, start, epilogue};
}

/// The lines of a matrix in memory.
template <class T, class Stride>
struct Lines {
    static constexpr bool is_transposed = false;
    T const* data;
    [[no_unique_address]] Stride stride;
    constexpr T const& operator()(std::size_t line, std::size_t i) const { return data[line * stride + i]; }
};
template <class T, class Stride>
struct TransposedLines {
    static constexpr bool is_transposed = true;
    T const* data;
    [[no_unique_address]] Stride stride;
    constexpr T const& operator()(std::size_t line, std::size_t i) const { return data[i * stride + line]; }
};

/// epilogue(place in row 0, sum over rows of f(place)).
template <class T, class F, class Epilogue>
struct ColumnSum {
    std::size_t row_count;
    F f;
    Epilogue epilogue;

    constexpr void operator()(unsigned column) const
    {
        T total = T(0);
        for (std::size_t row = 0; row < row_count; ++row) total = total + f(reference::Place<T>{row, column});
        epilogue(reference::Place<T>{0, column}, total);
    }
};

/// One of so many parts of the sum of a column, every `parts`-th row, among those of all columns.
template <class T, class Width, class F>
struct ColumnPart {
    std::size_t row_count;
    std::size_t parts;
    [[no_unique_address]] Width width;
    F f;
    T* partials;

    constexpr void operator()(unsigned e) const
    {
        auto const columns = static_cast<unsigned>(width);
        T total = T(0);
        for (std::size_t row = e / columns; row < row_count; row += parts)
            total = total + f(reference::Place<T>{row, e % columns});
        partials[e] = total;
    }
};

/// One thread's part of a sum over f(i), or thread i of so many parts of another.
template <class T, class F>
struct PartialSum {
    std::size_t count;
    std::size_t step;
    F f;
    T* partials;

    constexpr void operator()(unsigned thread) const
    {
        T total = T(0);
        for (std::size_t i = thread; i < count; i += step) total = total + f(static_cast<unsigned>(i));
        partials[thread] = total;
    }
};
template <class T>
struct Numbers {
    T const* data;
    constexpr T const& operator()(unsigned i) const { return data[i]; }
};

/// Adds up parts, and the sum to what is there.
template <class T>
struct AddParts {
    std::size_t count;
    T const* partials;
    T* sum;
    constexpr void operator()(unsigned /*0*/) const
    {
        T total = *sum;
        for (std::size_t part = 0; part < count; ++part) total = total + partials[part];
        *sum = total;
    }
};

/// f for so many numbers, one after the other.
template <class F>
struct InOrder {
    std::size_t count;
    F f;
    constexpr void operator()(unsigned /*0*/) const
    {
        for (std::size_t i = 0; i < count; ++i) f(static_cast<unsigned>(i));
    }
};

/// A row of a source to a row in shared memory.
template <class T, class Source, class Stride>
struct CopyNumber {
    Source source;
    std::size_t first;
    Rows<T, Stride> rows;
    constexpr void operator()(reference::Place<T> const& place) const
    {
        place.store(rows, source(first + place.row, place.column));
    }
};

/// The same the other way round.
template <class T, class Stride, class Sink>
struct StoreRow {
    Rows<T, Stride> rows;
    Sink sink;
    std::size_t first;
    constexpr void operator()(reference::Place<T> const& place) const
    {
        sink(first + place.row, place.column) = place.load(rows);
    }
};

/// What is computed of a row, for all its places.
template <class T, class Step, class Width, class Input, class Target, class Next>
struct StepOfRow {
    Step step;
    [[no_unique_address]] Width width;
    Input x;
    Target t;
    Next next;

    constexpr auto operator()(unsigned row) const
    {
        return step(Row<reference::Backend, T, Width, Input, Target, Next>{row, width, x, t, next});
    }
};

} // namespace lamina::cuda
