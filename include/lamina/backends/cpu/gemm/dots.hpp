// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/gemm/row_blocks.hpp>
#include <lamina/backends/cpu/lanes/place.hpp>
#include <lamina/support/threads.hpp>

#include <algorithm>
#include <array>
#include <bit>

namespace lamina::cpu {

/// The kernel for few columns, by which a weight with few outputs is multiplied: lanes over the depth.
template <class T, class Arch>
struct Dots {
    /// epilogue(place, start(place) + sum over k of a(m, k) b(n, k)) for all rows m, or a member's share of
    /// them, and columns n, of which there are few.
    static void product(auto rows, auto columns, auto depth, auto a, auto b, auto start, auto epilogue,
                        auto team)
    {
        auto const part = part_of(rows, team);
        Blocks::template each<Edge::over>(part.second, [&]<std::size_t R>(Constant<R>,
                                                                          std::size_t row_of_part) {
            std::size_t const row = part.first + row_of_part;
            std::size_t column = 0;
            for (; column + lanes <= columns; column += lanes)
                tile<R>(row, column, AllLanes{}, Constant<lanes>{}, depth, a, b, start, epilogue);
            if constexpr (is_constant<decltype(columns)>) {
                constexpr std::size_t tail = columns() % lanes;
                if constexpr (tail > 0)
                    tile<R>(row, column, Constant<tail>{}, Constant<tail>{}, depth, a, b, start, epilogue);
            } else {
                if (column < columns)
                    one_by_one<R>(row, column, columns - column, depth, a, b, start, epilogue);
            }
        });
    }

private:
    using Value = Lanes<T, Arch>;
    using Blocks = RowBlocks<T, Arch>;
    static constexpr std::size_t lanes = Value::size;

    /// R rows by up to a register of columns.
    template <std::size_t R, class Valid, std::size_t Count>
    static void tile(std::size_t row, std::size_t column, Valid valid, Constant<Count> count, auto depth,
                     auto a, auto b, auto const& start, auto const& epilogue)
    {
        constexpr std::size_t together =
            std::bit_floor(std::clamp<std::size_t>(3 * Blocks::most / Count, 1, R));
        std::size_t first = row;
        for (; first + together <= row + R; first += together)
            block<together>(first, column, valid, count, depth, a, b, start, epilogue);
        if constexpr (R % together > 0)
            block<R % together>(first, column, valid, count, depth, a, b, start, epilogue);
    }

    /// R rows by so few columns that a register for each product is there.
    template <std::size_t R, class Valid, std::size_t Count>
    static void block(std::size_t row, std::size_t column, Valid valid, Constant<Count> /*count*/, auto depth,
                      auto a, auto b, auto const& start, auto const& epilogue)
    {
        std::array<Value, Count> parts[R];
        for (std::size_t r = 0; r < R; ++r) parts[r].fill(Value(T(0)));
        for (std::size_t k = 0; k < depth; k += lanes) {
            T const* const left = a.at(row, k);
            T const* const right = b.at(column, k);
#pragma GCC unroll 16
            for (std::size_t n = 0; n < Count; ++n) {
                Value const numbers = Value::load(right + n * b.width);
#pragma GCC unroll 8
                for (std::size_t r = 0; r < R; ++r)
                    parts[r][n] = fma(Value::load(left + r * a.row_step()), numbers, parts[r][n]);
            }
        }
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) {
            Place<T, Arch, Valid> const place{row + r, column, valid};
            epilogue(place, start(place) + sums(parts[r]));
        }
    }

    /// R rows by so many columns that only the program knows how many: one product after another.
    template <std::size_t R>
    static void one_by_one(std::size_t row, std::size_t column, std::size_t count, auto depth, auto a, auto b,
                           auto const& start, auto const& epilogue)
    {
        for (std::size_t r = row; r < row + R; ++r) {
            Place<T, Arch, std::size_t> const place{r, column, count};
            Value result = start(place);
            for (std::size_t n = 0; n < count; ++n) {
                Value total(T(0));
                for (std::size_t k = 0; k < depth; k += lanes)
                    total = fma(Value::load(a.at(r, k)), Value::load(b.at(column + n, k)), total);
                Value const here(sum(total));
                result = select(Value::index() == Value(static_cast<T>(n)), result + here, result);
            }
            epilogue(place, result);
        }
    }
};

} // namespace lamina::cpu
