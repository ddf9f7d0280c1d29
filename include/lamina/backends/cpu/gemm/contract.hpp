// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/gemm/micro_kernel.hpp>
#include <lamina/backends/cpu/gemm/row_blocks.hpp>
#include <lamina/backends/cpu/gemm/transpose.hpp>
#include <lamina/support/threads.hpp>

#include <algorithm>

namespace lamina::cpu {

/// The panels of a transposed matrix: (k, n) is the number in row n and column k of `view`. Each panel is
/// packed into `workspace`: for each `product` anew or, where all have their place there, when the matrix is
/// `fresh`.
template <class View, class Workspace>
struct PackedTranspose {
    View view;
    Workspace workspace;
    bool keeps_all;
    bool fresh;
};

/// Whether all panels of a matrix are packed already.
template <class View>
inline constexpr bool is_packed = true;
template <class View, class Workspace>
inline constexpr bool is_packed<PackedTranspose<View, Workspace>> = false;

/// The GEMM of which most contractions of a network are made, forward and back: a micro-kernel with its lanes
/// over the columns, over packed panels of b; the epilogue takes each sum from its register.
template <class T, class Arch>
struct Contract {
    static constexpr std::size_t lanes = Lanes<T, Arch>::size;
    static constexpr std::size_t panel = 2 * lanes;

    /// Depths beyond the first are cut into blocks of the second, whose part of b stays in L1.
    static constexpr std::size_t longest_depth = 1024;
    static constexpr std::size_t depth_block = 128;
    static constexpr std::size_t row_chunk = 256;

    /// epilogue(place, start(place) + sum over k of a(m, k) b(k, n)) for all rows m and columns n, or a
    /// team's member's share of the columns. One sample's loops are worth their own sizes.
    template <Edge edge, class RowCount, class ColumnCount, class Depth>
    static void product(RowCount rows, ColumnCount columns, Depth depth, auto a, auto b, auto start,
                        auto epilogue, auto team)
    {
        constexpr Length length = std::same_as<RowCount, Constant<1>> ? Length::together : length_of<Depth>();
        if constexpr (edge == Edge::exact)
            strips<edge, length>(told(rows), told(columns), told(depth), a, b, start, epilogue, team);
        else if constexpr (std::same_as<RowCount, Constant<1>>)
            strips<edge, length>(rows, columns, depth, a, b, start, epilogue, team);
        else
            strips<edge, length>(rows, told(columns), told(depth), a, b, start, epilogue, team);
    }

    /// A size as the loops get it: large ones as numbers, so that layers of many sizes share one loop.
    template <class Size>
    static constexpr auto told(Size size)
    {
        if constexpr (is_constant<Size>) {
            if constexpr (Size::value <= 16)
                return size;
            else
                return std::size_t{size};
        } else {
            return size;
        }
    }

private:
    using Value = Lanes<T, Arch>;
    using Blocks = RowBlocks<T, Arch>;

    /// How sums are computed: all terms together, in blocks, or as the program finds.
    enum class Length { together, blocks, unknown };
    template <class Depth>
    static constexpr Length length_of()
    {
        if constexpr (!is_constant<Depth>)
            return Length::unknown;
        else
            return Depth::value <= longest_depth ? Length::together : Length::blocks;
    }

    template <class Size, std::size_t bound>
    static constexpr bool is_less = [] {
        if constexpr (is_constant<Size>)
            return Size::value < bound;
        else
            return false;
    }();

    /// Whether the next panel of b, or block of it, is prefetched: where b does not fit into L2. The rows of
    /// a gradient do.
    template <class A, class ColumnCount, class Depth>
    static constexpr auto is_beyond_l2(ColumnCount columns, Depth depth)
    {
        if constexpr (is_transposed<A> || (is_constant<ColumnCount> && is_constant<Depth>))
            return std::false_type{};
        else
            return depth * columns * sizeof(T) >= std::size_t{1} << 20;
    }
    /// How many of these rows prefetch it; a few would need it before it comes.
    static constexpr Constant<0> prefetching_rows(std::false_type, std::size_t /*rows*/) { return {}; }
    static constexpr std::size_t prefetching_rows(bool beyond_l2, std::size_t rows)
    {
        return beyond_l2 && rows >= 4 * Blocks::most ? rows : 0;
    }

    /// One row that run time counts, of whole panels: several at a time, since one has few sums for many
    /// registers. They have as many chains as the smallest block of rows and so its bits, whichever of a
    /// batch's rows a thread has to itself.
    static void one_row(Range mine, auto const& strip, auto depth, auto start, auto epilogue, auto team)
    {
        constexpr std::size_t chains = chains_of(Blocks::most / 2, 2);
        for (std::size_t column = mine.first; column < mine.last;) {
            std::size_t const some = (std::min)((mine.last - column + panel - 1) / panel, 4 / chains);
            std::size_t const valid = (std::min)(mine.last - column - (2 * some - 1) * lanes, lanes);
            with_constant<4 / chains>(some, [&]<std::size_t Panels>(Constant<Panels>) {
                WholeDepth{
                    strip(Constant<2 * Panels>{}, column, valid), depth, start, epilogue, team, Constant<0>{}}
                    .template operator()<1, chains>(Constant<1>{}, 0);
            });
            column += some * panel;
        }
    }
    /// f(Constant<n>) for n from 1 to `most`.
    template <std::size_t most>
    static void with_constant(std::size_t n, auto const& f)
    {
        if (n == most)
            f(Constant<most>{});
        else if constexpr (most > 1)
            with_constant<most - 1>(n, f);
    }

    template <Edge edge, Length length>
    static void strips(auto rows, auto columns, auto depth, auto a, auto b, auto start, auto epilogue,
                       auto team)
    {
        auto const beyond_l2 = is_beyond_l2<decltype(a)>(columns, depth);
        auto const strip = [&]<std::size_t Vectors>(Constant<Vectors>, std::size_t column, auto valid) {
            auto const panel_of_b = panel_at(b, column, depth);
            return MicroKernel<T, Arch, Vectors, decltype(valid), decltype(a),
                               std::remove_const_t<decltype(panel_of_b)>>{column, valid, a, panel_of_b};
        };
        auto const panels = [&](auto vectors, std::size_t column, auto valid) {
            auto const some = strip(vectors, column, valid);
            if constexpr (vectors > 2) { // only one row takes so many
                WholeDepth{some, depth, start, epilogue, team, Constant<0>{}}(Constant<1>{}, 0);
                return;
            }
            bool const together =
                length == Length::together || (length == Length::unknown && depth <= longest_depth);
            if constexpr (length != Length::blocks)
                if (together)
                    Blocks::template each<edge>(rows, WholeDepth{some, depth, start, epilogue, team,
                                                                 prefetching_rows(beyond_l2, rows)});
            if constexpr (length != Length::together)
                if (!together) in_blocks<edge>(rows, depth, some, start, epilogue, team, beyond_l2);
        };
        Range const mine = team.share((columns + panel - 1) / panel);
        std::size_t const last = (std::min)(mine.last * panel, columns / panel * panel);
        std::size_t column = mine.first * panel;
        if constexpr (edge == Edge::over && length != Length::blocks && !is_constant<decltype(rows)> &&
                      is_packed<decltype(b)> && !is_less<decltype(columns), 2 * panel>)
            if (rows == 1 && depth <= longest_depth) {
                std::size_t const whole = columns % panel > lanes ? columns : columns / panel * panel;
                one_row({column, (std::min)(mine.last * panel, whole)}, strip, depth, start, epilogue, team);
                if (mine.last * panel <= whole || whole == columns) return;
                column = whole;
            }
        // one row has few sums for many registers: it takes several packed panels at a time
        if constexpr (std::same_as<decltype(rows), Constant<1>> && is_packed<decltype(b)>) {
            for (; column + 4 * panel <= last; column += 4 * panel) panels(Constant<8>{}, column, AllLanes{});
            for (; column + 2 * panel <= last; column += 2 * panel) panels(Constant<4>{}, column, AllLanes{});
        }
        if constexpr (!is_less<decltype(columns), panel>)
            for (; column < last; column += panel) panels(Constant<2>{}, column, AllLanes{});
        if (mine.last * panel <= columns) return;
        if constexpr (is_constant<decltype(columns)>) {
            constexpr std::size_t vectors = columns() % panel / lanes;
            constexpr std::size_t tail = columns() % lanes;
            if constexpr (tail > 0)
                panels(Constant<vectors + 1>{}, column, Constant<tail>{});
            else if constexpr (vectors > 0)
                panels(Constant<vectors>{}, column, AllLanes{});
        } else {
            std::size_t const rest = columns - column;
            if (rest > lanes)
                panels(Constant<2>{}, column, rest - lanes);
            else if (rest > 0)
                panels(Constant<1>{}, column, rest);
        }
    }

    /// Where a panel's rows are contiguous.
    template <class U, class RowCount, class Width>
    static auto panel_at(Panels<U, RowCount, Width> view, std::size_t column, auto /*depth*/)
    {
        return Panel<T, Width>{view.at(0, column), view.width, view.row_count * view.width};
    }
    template <class View, class Workspace>
    static auto panel_at(PackedTranspose<View, Workspace> const& b, std::size_t column, auto depth)
    {
        Workspace const workspace = b.workspace;
        T* const data = b.keeps_all ? workspace.at(0, column) : workspace.data;
        if (b.fresh || !b.keeps_all)
            transpose<Arch, T>(b.view, column, workspace.width, depth, Panels{data, depth, workspace.width});
        return Panel<T, decltype(workspace.width)>{data, workspace.width, 0};
    }

    /// A strip by blocks of the depth; the sums between them lie in memory.
    template <Edge edge, std::size_t Vectors, class... Parts>
    static void in_blocks(std::size_t rows, std::size_t depth,
                          MicroKernel<T, Arch, Vectors, Parts...> const& strip, auto const& start,
                          auto const& epilogue, auto team, auto beyond_l2)
    {
        alignas(64) T partial[row_chunk * panel];
        for (std::size_t first = 0; first < rows; first += row_chunk) {
            std::size_t const chunk = (std::min)(row_chunk, rows - first);
            for (std::size_t from = 0; from < depth; from += depth_block) {
                std::size_t const to = (std::min)(depth, from + depth_block);
                Blocks::template each<edge>(chunk, [&]<std::size_t R>(
                                                       Constant<R>,
                                                       std::size_t row) __attribute__((always_inline)) {
                    team.prefetch();
                    T* const sums = partial + row * Vectors * lanes;
                    strip.template tile<R>(
                        strip, first + row, from, to, PrefetchShare{row, prefetching_rows(beyond_l2, chunk)},
                        [start, sums, goes_on = from > 0](auto const& place, std::size_t r, std::size_t v)
                            __attribute__((always_inline)) {
                                return goes_on ? Value::load(sums + (r * Vectors + v) * lanes) : start(place);
                            },
                        [epilogue, sums, last = to == depth](auto const& place, std::size_t r, std::size_t v,
                                                             Value sum) __attribute__((always_inline)) {
                            last ? epilogue(place, sum) : sum.store(sums + (r * Vectors + v) * lanes);
                        });
                });
            }
        }
    }
};

} // namespace lamina::cpu
