// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/place.hpp>

namespace lamina::cpu {

/// A matrix read number by number: (m, k) lies at data[m * row_step + k * depth_step].
template <class T, class RowStep, class DepthStep>
struct Scalars {
    T const* data;
    [[no_unique_address]] RowStep row_step;
    [[no_unique_address]] DepthStep depth_step;
};

/// The two register kernels of which every contraction of a network is made, forward and back.
template <class T, class Arch>
struct Contract {
    using Value = Lanes<T, Arch>;
    static constexpr std::size_t lanes = Value::size;
    static constexpr std::size_t row_block = 4;
    static constexpr std::size_t vector_block =
        lanes * sizeof(T) == 64 ? 4 : 2; // of 32 registers, else of 16

    /// Lanes over the columns: finish(place, start(place) + sum over k of a(m, k) b(k, n)) for all rows m and
    /// columns n; b has padded rows, `stride` apart.
    static void product(auto rows, auto columns, auto depth, auto a, T const* b, auto stride, auto start,
                        auto finish)
    {
        auto const block = [&]<std::size_t Vectors>(Constant<Vectors>, std::size_t column, auto valid) {
            row_blocks(rows, [&]<std::size_t R>(Constant<R>, std::size_t row) {
                tile<R, Vectors>(row, column, valid, depth, a, b, stride, start, finish);
            });
        };
        constexpr std::size_t step = vector_block * lanes;
        std::size_t column = 0;
        for (; column + step <= columns; column += step) block(Constant<vector_block>{}, column, AllLanes{});
        if constexpr (is_constant<decltype(columns)>) {
            constexpr std::size_t vectors = columns() % step / lanes;
            constexpr std::size_t tail = columns() % lanes;
            if constexpr (tail > 0)
                block(Constant<vectors + 1>{}, column, Constant<tail>{});
            else if constexpr (vectors > 0)
                block(Constant<vectors>{}, column, AllLanes{});
        } else {
            for (; column + lanes <= columns; column += lanes) block(Constant<1>{}, column, AllLanes{});
            if (column < columns) block(Constant<1>{}, column, columns - column);
        }
    }

    /// Lanes over the depth: finish(place, start(place) + sum over k of a(m, k) b(n, k)) for all rows m and
    /// columns n, of which there are few; both have padded rows.
    template <class A>
    static void dots(auto rows, auto columns, auto depth, A a, T const* b, auto stride, auto start,
                     auto finish)
    {
        row_blocks(rows, [&]<std::size_t R>(Constant<R>, std::size_t row) {
            std::size_t column = 0;
            for (; column + lanes <= columns; column += lanes)
                dot_tile<R>(row, column, AllLanes{}, lanes, depth, a, b, stride, start, finish);
            if constexpr (is_constant<decltype(columns)>) {
                constexpr std::size_t tail = columns() % lanes;
                if constexpr (tail > 0)
                    dot_tile<R>(row, column, Constant<tail>{}, tail, depth, a, b, stride, start, finish);
            } else {
                if (column < columns)
                    dot_tile<R>(row, column, columns - column, columns - column, depth, a, b, stride, start,
                                finish);
            }
        });
    }

private:
    /// visit(Constant<R>, first row) until all rows are done.
    static void row_blocks(auto rows, auto const& visit)
    {
        std::size_t row = 0;
        for (; row + row_block <= rows; row += row_block) visit(Constant<row_block>{}, row);
        if constexpr (is_constant<decltype(rows)>) {
            constexpr std::size_t rest = rows() % row_block;
            if constexpr (rest > 0) visit(Constant<rest>{}, row);
        } else {
            for (; row < rows; ++row) visit(Constant<1>{}, row);
        }
    }

    /// R rows by Vectors registers; of the last register only the valid lanes stand for numbers.
    template <std::size_t R, std::size_t Vectors, class Valid>
    static void tile(std::size_t row, std::size_t column, Valid valid, auto depth, auto a, T const* b,
                     auto stride, auto const& start, auto const& finish)
    {
        Value sums[R][Vectors];
        each_register<R, Vectors>(
            row, column, valid, [&](auto place, std::size_t r, std::size_t v) { sums[r][v] = start(place); });
        T const* const first = a.data + row * a.row_step;
        for (std::size_t k = 0; k < depth; ++k) {
            Value right[Vectors];
#pragma GCC unroll 8
            for (std::size_t v = 0; v < Vectors; ++v)
                right[v] = Value::load(b + k * stride + column + v * lanes);
#pragma GCC unroll 8
            for (std::size_t r = 0; r < R; ++r) {
                Value const left(first[r * a.row_step + k * a.depth_step]);
#pragma GCC unroll 8
                for (std::size_t v = 0; v < Vectors; ++v) sums[r][v] = fma(left, right[v], sums[r][v]);
            }
        }
        each_register<R, Vectors>(
            row, column, valid, [&](auto place, std::size_t r, std::size_t v) { finish(place, sums[r][v]); });
    }

    /// visit(place, r, v) for the registers of a tile.
    template <std::size_t R, std::size_t Vectors, class Valid>
    [[gnu::always_inline]] static void each_register(std::size_t row, std::size_t column, Valid valid,
                                                     auto const& visit)
    {
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) {
#pragma GCC unroll 8
            for (std::size_t v = 0; v + 1 < Vectors; ++v)
                visit(Place<T, Arch>{row + r, column + v * lanes, {}}, r, v);
            visit(Place<T, Arch, Valid>{row + r, column + (Vectors - 1) * lanes, valid}, r, Vectors - 1);
        }
    }

    /// R rows by up to a register of columns.
    template <std::size_t R, class Valid>
    static void dot_tile(std::size_t row, std::size_t column, Valid valid, auto count, auto depth, auto a,
                         T const* b, auto stride, auto const& start, auto const& finish)
    {
        Value results[R];
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) results[r] = start(Place<T, Arch, Valid>{row + r, column, valid});
        for (std::size_t n = 0; n < count; ++n) {
            Value sums[R];
#pragma GCC unroll 8
            for (std::size_t r = 0; r < R; ++r) sums[r] = Value(T(0));
            for (std::size_t k = 0; k < depth; k += lanes) {
                Value const right = Value::load(b + (column + n) * stride + k);
#pragma GCC unroll 8
                for (std::size_t r = 0; r < R; ++r)
                    sums[r] = fma(Value::load(a.data + (row + r) * a.stride + k), right, sums[r]);
            }
            auto const here = Value::index() == Value(static_cast<T>(n));
#pragma GCC unroll 8
            for (std::size_t r = 0; r < R; ++r)
                results[r] = select(here, results[r] + Value(sum(sums[r])), results[r]);
        }
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) finish(Place<T, Arch, Valid>{row + r, column, valid}, results[r]);
    }
};

} // namespace lamina::cpu
