// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/place.hpp>

#include <algorithm>

namespace lamina::cpu {

/// The operand a of a GEMM whose numbers are broadcast one by one: (m, k) is the value in row m and column k.
template <class View>
struct Broadcast {
    View view;

    /// Neighbours in k are contiguous for `run` of them, those in m a row apart.
    [[nodiscard]] auto at(std::size_t m, std::size_t k) const { return view.at(m, k); }
    [[nodiscard]] auto row_step() const { return view.row_step(); }
    static constexpr Constant<1> depth_step() { return {}; }
    [[nodiscard]] std::size_t run(std::size_t depth) const { return view.run(depth); }
};

/// The same of the transposed matrix: (m, k) is the value in row k and column m.
template <class View>
struct Transposed {
    View view;

    [[nodiscard]] auto at(std::size_t m, std::size_t k) const { return view.at(k, m); }
    static constexpr Constant<1> row_step() { return {}; }
    [[nodiscard]] auto depth_step() const { return view.width; }
    [[nodiscard]] std::size_t run(std::size_t depth) const { return depth; }
};

/// Packed panels of a matrix, in each of which rows of `width` numbers are contiguous.
template <class T, class Width>
struct Panel {
    T const* data;
    [[no_unique_address]] Width width;
    std::size_t size; ///< to the next panel
    [[nodiscard]] T const* row(std::size_t k) const { return data + k * width; }
};

template <class A>
inline constexpr bool is_transposed = false;
template <class View>
inline constexpr bool is_transposed<Transposed<View>> = true;

/// Which share of the next panel of b a tile prefetches: the panel is spread over `rows`, of which the tile's
/// first is `row`. With 0 rows nothing is prefetched.
template <class Rows>
struct PrefetchShare {
    std::size_t row;
    [[no_unique_address]] Rows rows;
};

/// How many chains of registers a tile of so many rows and registers is summed in, in turn: few additions
/// then wait for one another.
constexpr std::size_t chains_of(std::size_t rows, std::size_t vectors)
{
    return rows * vectors >= 8 ? 1 : rows * vectors >= 4 ? 2 : 4;
}

/// The register-tiled micro-kernel, for a panel of columns or several; of the last register only the valid
/// lanes stand for numbers.
template <class T, class Arch, std::size_t Vectors, class Valid, class A, class B>
struct MicroKernel {
    using Value = Lanes<T, Arch>;
    static constexpr std::size_t line = 64 / sizeof(T);

    std::size_t column;
    Valid valid;
    A a;
    B b;

    /// R rows: `begin` gives each register's first value, `end` takes the sum over k from `from` to `to`. All
    /// is passed by value: through a reference it would be read anew after every store.
    template <std::size_t R, std::size_t chains = chains_of(R, Vectors)>
    [[gnu::always_inline]] static void tile(MicroKernel strip, std::size_t row, std::size_t from, auto to,
                                            auto ahead, auto begin, auto end)
    {
        Value sums[chains][R][Vectors];
        strip.template each_register<R>(row, [&](auto const& place, std::size_t r, std::size_t v)
                                                 __attribute__((always_inline)) {
                                                     sums[0][r][v] = begin(place, r, v);
#pragma GCC unroll 4
                                                     for (std::size_t c = 1; c < chains; ++c)
                                                         sums[c][r][v] = Value(T(0));
                                                 });
        if constexpr (is_constant<decltype(ahead.rows)>) {
            std::size_t const run = strip.a.run(to);
            for (std::size_t k = from; k < to; k += run)
                strip.add(sums, strip.a.at(row, k), strip.b.row(k), std::min<std::size_t>(run, to - k));
        } else {
            strip.add_and_prefetch(sums, row, from, to, ahead);
        }
        strip.template each_register<R>(
            row, [&](auto const& place, std::size_t r, std::size_t v) __attribute__((always_inline)) {
                if constexpr (chains == 4)
                    end(place, r, v, (sums[0][r][v] + sums[1][r][v]) + (sums[2][r][v] + sums[3][r][v]));
                else if constexpr (chains == 2)
                    end(place, r, v, sums[0][r][v] + sums[1][r][v]);
                else
                    end(place, r, v, sums[0][r][v]);
            });
    }

private:
    /// sums += the products of all k from `from` to `to`. The next panel is prefetched a little at a time:
    /// much at once would hold up what is read here.
    template <std::size_t Chains, std::size_t R>
    [[gnu::always_inline]] void add_and_prefetch(Value (&sums)[Chains][R][Vectors], std::size_t row,
                                                 std::size_t from, auto to, auto ahead) const
    {
        bool const prefetches = ahead.rows > 0;
        std::size_t const run = prefetches ? std::min<std::size_t>(a.run(to), 128) : a.run(to);
        std::size_t const lines = prefetches ? (run * b.width / line * R + ahead.rows - 1) / ahead.rows : 0;
        T const* next = prefetches ? b.row(to) + ahead.row * (to - from) / ahead.rows * b.width : nullptr;
        for (std::size_t k = from; k < to; k += run) {
            for (std::size_t i = 0; i < lines; ++i, next += line) __builtin_prefetch(next, 0, 2);
            add(sums, a.at(row, k), b.row(k), std::min<std::size_t>(run, to - k));
        }
    }

    /// sums += the products of `count` neighbours in k.
    template <std::size_t Chains, std::size_t R>
    [[gnu::always_inline]] void add(Value (&sums)[Chains][R][Vectors], T const* left, T const* right,
                                    std::size_t count) const
    {
        std::size_t const whole = count / Chains * Chains;
        for (std::size_t k = 0; k < whole; k += Chains)
#pragma GCC unroll 4
            for (std::size_t c = 0; c < Chains; ++c)
                add_one(sums[c], left + (k + c) * a.depth_step(), right + (k + c) * b.width);
        if constexpr (Chains > 1)
            for (std::size_t k = whole; k < count; ++k)
                add_one(sums[0], left + k * a.depth_step(), right + k * b.width);
    }

    template <std::size_t R>
    [[gnu::always_inline]] void add_one(Value (&sums)[R][Vectors], T const* left, T const* right) const
    {
        Value numbers[Vectors];
#pragma GCC unroll 8
        for (std::size_t v = 0; v < Vectors; ++v)
            numbers[v] = Value::load(right + v / 2 * b.size + v % 2 * Value::size);
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) {
            Value const factor(left[r * a.row_step()]);
#pragma GCC unroll 8
            for (std::size_t v = 0; v < Vectors; ++v) sums[r][v] = fma(factor, numbers[v], sums[r][v]);
        }
    }

    /// visit(place, r, v) for the registers of a tile.
    template <std::size_t R>
    [[gnu::always_inline]] void each_register(std::size_t row, auto const& visit) const
    {
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) {
#pragma GCC unroll 8
            for (std::size_t v = 0; v + 1 < Vectors; ++v)
                visit(Place<T, Arch>{row + r, column + v * Value::size, {}}, r, v);
            visit(Place<T, Arch, Valid>{row + r, column + (Vectors - 1) * Value::size, valid}, r,
                  Vectors - 1);
        }
    }
};

/// R rows of a micro-kernel, all of the depth at once.
template <class MicroKernel, class Depth, class Start, class Epilogue, class Team, class PrefetchingRows>
struct WholeDepth {
    MicroKernel strip;
    Depth depth;
    Start start;
    Epilogue epilogue;
    [[no_unique_address]] Team team;
    [[no_unique_address]] PrefetchingRows prefetching_rows; ///< how many rows prefetch the next panel, or 0

    template <std::size_t R, std::size_t... Chains>
    [[gnu::always_inline]] void operator()(Constant<R> /*rows*/, std::size_t row) const
    {
        team.prefetch();
        MicroKernel::template tile<R, Chains...>(
            strip, row, 0, depth, PrefetchShare{row, prefetching_rows},
            [start = start](auto const& place, std::size_t, std::size_t)
                __attribute__((always_inline)) { return start(place); },
            [epilogue = epilogue](auto const& place, std::size_t, std::size_t,
                                  typename MicroKernel::Value sum)
                __attribute__((always_inline)) { epilogue(place, sum); });
    }
};

} // namespace lamina::cpu
