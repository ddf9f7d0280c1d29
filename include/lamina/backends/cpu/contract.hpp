// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/place.hpp>
#include <lamina/backends/cpu/transpose.hpp>
#include <lamina/threads.hpp>

#include <algorithm>
#include <bit>

namespace lamina::cpu {

/// A matrix of values read number by number: (m, k) is the value in row m and column k.
template <class View>
struct Scalars {
    View view;

    /// Neighbours in k lie one apart within a panel, those in m a row apart.
    [[nodiscard]] auto at(std::size_t m, std::size_t k) const { return view.at(m, k); }
    [[nodiscard]] auto row_step() const { return view.width; }
    static constexpr Constant<1> depth_step() { return {}; }
    [[nodiscard]] std::size_t run(std::size_t /*depth*/) const { return view.width; }
};

/// The same matrix turned: (m, k) is the value in row k and column m.
template <class View>
struct Turned {
    View view;

    [[nodiscard]] auto at(std::size_t m, std::size_t k) const { return view.at(k, m); }
    static constexpr Constant<1> row_step() { return {}; }
    [[nodiscard]] auto depth_step() const { return view.width; }
    [[nodiscard]] std::size_t run(std::size_t depth) const { return depth; }
};

/// Panels of a matrix that lies turned: (k, n) is the number in row n and column k of `view`. Each panel is copied into
/// `room`, once for each `product` or, with room for all, when `fresh`.
template <class View, class Room>
struct TurnedPanels {
    View view;
    Room room;
    bool keeps_all;
    bool fresh;
};

/// Whether a block may reach over the last row: into memory that is there and whose numbers nobody reads.
enum class Edge { exact, over };

/// The two register kernels of which every contraction of a network is made, forward and back.
template <class T, class Arch>
struct Contract {
    using Value = Lanes<T, Arch>;
    static constexpr std::size_t lanes = Value::size;
    static constexpr std::size_t row_block = lanes * sizeof(T) == 64 ? 8 : 4; // of 32 registers, else of 16
    static constexpr std::size_t panel = 2 * lanes;

    /// Depths beyond the first are cut into blocks of the second, whose part of b stays in the nearest cache.
    static constexpr std::size_t longest_depth = 512;
    static constexpr std::size_t depth_block = 128;
    static constexpr std::size_t row_chunk = 256;

    /// Lanes over the columns: finish(place, start(place) + sum over k of a(m, k) b(k, n)) for all rows m and
    /// columns n, or a team's member's share of the columns.
    template <Edge edge, class RowCount, class ColumnCount, class Depth>
    static void product(RowCount rows, ColumnCount columns, Depth depth, auto a, auto b, auto start,
                        auto finish, auto team)
    {
        constexpr Length length = std::same_as<RowCount, Constant<1>> ? Length::together : length_of<Depth>();
        if constexpr (edge == Edge::exact)
            strips<edge, length>(told(rows), told(columns), told(depth), a, b, start, finish, team);
        else if constexpr (std::same_as<RowCount,
                                        Constant<1>>) // one sample's loops are worth their own sizes
            strips<edge, length>(rows, columns, depth, a, b, start, finish, team);
        else
            strips<edge, length>(rows, told(columns), told(depth), a, b, start, finish, team);
    }

    /// Lanes over the depth: finish(place, start(place) + sum over k of a(m, k) b(n, k)) for all rows m, or a member's
    /// share of them, and columns n, of which there are few.
    static void dots(auto rows, auto columns, auto depth, auto a, auto b, auto start, auto finish, auto team)
    {
        auto const [first, count] = part_of(rows, team);
        row_blocks<Edge::over>(count, [&, first = first]<std::size_t R>(Constant<R>,
                                                                        std::size_t row_of_part) {
            std::size_t const row = first + row_of_part;
            std::size_t column = 0;
            for (; column + lanes <= columns; column += lanes)
                dot_tile<R>(row, column, AllLanes{}, Constant<lanes>{}, depth, a, b, start, finish);
            if constexpr (is_constant<decltype(columns)>) {
                constexpr std::size_t tail = columns() % lanes;
                if constexpr (tail > 0)
                    dot_tile<R>(row, column, Constant<tail>{}, Constant<tail>{}, depth, a, b, start, finish);
            } else {
                if (column < columns)
                    dot_tile<R>(row, column, columns - column, columns - column, depth, a, b, start, finish);
            }
        });
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

    template <Edge edge, Length length>
    static void strips(auto rows, auto columns, auto depth, auto a, auto b, auto start, auto finish,
                       auto team)
    {
        auto const panels = [&]<std::size_t Vectors>(Constant<Vectors>, std::size_t column, auto valid) {
            auto const panel_of_b = panel_at(b, column, depth);
            Strip<Vectors, decltype(valid), decltype(a), std::remove_const_t<decltype(panel_of_b)>> const
                strip{column, valid, a, panel_of_b};
            bool const together =
                length == Length::together || (length == Length::unknown && depth <= longest_depth);
            if constexpr (length != Length::blocks)
                if (together) row_blocks<edge>(rows, Whole{strip, depth, start, finish, team});
            if constexpr (length != Length::together)
                if (!together) in_blocks<edge>(rows, depth, columns, strip, start, finish, team);
        };
        Range const mine = team.share((columns + panel - 1) / panel);
        std::size_t const last = std::min(mine.last * panel, columns / panel * panel);
        std::size_t column = mine.first * panel;
        if constexpr (std::same_as<decltype(rows), Constant<1>>) // few sums for many registers
            for (; column + 4 * panel <= last; column += 4 * panel) panels(Constant<8>{}, column, AllLanes{});
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

    /// Where a panel's rows lie behind one another.
    template <class U, class RowCount, class Width>
    static auto panel_at(Panels<U, RowCount, Width> view, std::size_t column, auto /*depth*/)
    {
        return Panel<Width>{view.at(0, column), view.width, view.row_count * view.width};
    }
    template <class View, class Room>
    static auto panel_at(TurnedPanels<View, Room> const& turned, std::size_t column, auto depth)
    {
        Room const room = turned.room;
        T* const data = turned.keeps_all ? room.at(0, column) : room.data;
        if (turned.fresh || !turned.keeps_all)
            transpose<Arch, T>(turned.view, column, room.width, depth, Panels{data, depth, room.width});
        return Panel<decltype(room.width)>{data, room.width, 0};
    }

    template <class Width>
    struct Panel {
        T const* data;
        [[no_unique_address]] Width width;
        std::size_t size; ///< to the next panel
        [[nodiscard]] T const* row(std::size_t k) const { return data + k * width; }
    };

    /// visit(Constant<R>, first row) until all rows are done.
    template <Edge edge>
    static void row_blocks(auto rows, auto visit)
    {
        std::size_t row = 0;
        for (; row + row_block <= rows; row += row_block) visit(Constant<row_block>{}, row);
        if constexpr (is_constant<decltype(rows)>) {
            constexpr std::size_t rest = rows() % row_block;
            if constexpr (rest > 0) visit(Constant<rest>{}, row);
        } else if constexpr (edge == Edge::over) {
            if (rows - row > row_block / 2)
                visit(Constant<row_block>{}, row);
            else if (row < rows)
                visit(Constant<row_block / 2>{}, row);
        } else {
            if constexpr (row_block > 4)
                for (; row + 4 <= rows; row += 4) visit(Constant<4>{}, row);
            for (; row + 2 <= rows; row += 2) visit(Constant<2>{}, row);
            if (row < rows) visit(Constant<1>{}, row);
        }
    }

    /// A panel of columns or several, of the last register of which only the valid lanes stand for numbers.
    template <std::size_t Vectors, class Valid, class A, class B>
    struct Strip {
        std::size_t column;
        Valid valid;
        A a;
        B b;

        /// R rows: `begin` gives each register's first value, `end` takes the sum over k from `from` to `to`. All
        /// is passed by value: behind a reference it would be read anew after every store.
        template <std::size_t R>
        [[gnu::always_inline]] static void tile(Strip strip, std::size_t row, std::size_t from, auto to,
                                                auto begin, auto end)
        {
            // registers to add to in turn, so that few additions wait for one another
            constexpr std::size_t chains = R * Vectors >= 8 ? 1 : R * Vectors >= 4 ? 2 : 4;
            Value sums[chains][R][Vectors];
            strip.template each_register<R>(row, [&](auto const& place, std::size_t r, std::size_t v) {
                sums[0][r][v] = begin(place, r, v);
#pragma GCC unroll 4
                for (std::size_t c = 1; c < chains; ++c) sums[c][r][v] = Value(T(0));
            });
            std::size_t const run = strip.a.run(to);
            for (std::size_t k = from; k < to; k += run)
                strip.add(sums, strip.a.at(row, k), strip.b.row(k), std::min<std::size_t>(run, to - k));
            strip.template each_register<R>(row, [&](auto const& place, std::size_t r, std::size_t v) {
                if constexpr (chains == 4)
                    end(place, r, v, (sums[0][r][v] + sums[1][r][v]) + (sums[2][r][v] + sums[3][r][v]));
                else if constexpr (chains == 2)
                    end(place, r, v, sums[0][r][v] + sums[1][r][v]);
                else
                    end(place, r, v, sums[0][r][v]);
            });
        }

    private:
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
                numbers[v] = Value::load(right + v / 2 * b.size + v % 2 * lanes);
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
                    visit(Place<T, Arch>{row + r, column + v * lanes, {}}, r, v);
                visit(Place<T, Arch, Valid>{row + r, column + (Vectors - 1) * lanes, valid}, r, Vectors - 1);
            }
        }
    };

    /// R rows of a strip, all of the depth at once.
    template <class Strip, class Depth, class Start, class Finish, class Team>
    struct Whole {
        Strip strip;
        Depth depth;
        Start start;
        Finish finish;
        [[no_unique_address]] Team team;

        template <std::size_t R>
        [[gnu::always_inline]] void operator()(Constant<R> /*rows*/, std::size_t row) const
        {
            team.meanwhile();
            Strip::template tile<R>(
                strip, row, 0, depth,
                [start = start](auto const& place, std::size_t, std::size_t) { return start(place); },
                [finish = finish](auto const& place, std::size_t, std::size_t, Value sum) {
                    finish(place, sum);
                });
        }
    };

    /// A strip by blocks of the depth; the sums between them lie in memory.
    template <Edge edge, std::size_t Vectors, class... Parts>
    static void in_blocks(std::size_t rows, std::size_t depth, std::size_t columns,
                          Strip<Vectors, Parts...> const& strip, auto const& start, auto const& finish,
                          auto team)
    {
        alignas(64) T partial[row_chunk * panel];
        // what does not fit into the second cache comes in time if it is asked for a block ahead; for a few rows the
        // next block is needed too soon for that
        bool const far = depth * columns * sizeof(T) >= std::size_t{1} << 20;
        for (std::size_t first = 0; first < rows; first += row_chunk) {
            std::size_t const chunk = std::min(row_chunk, rows - first);
            std::size_t const lines = far && chunk >= 4 * row_block
                                          ? depth_block * panel * row_block / chunk * sizeof(T) / 64 + 1
                                          : 0;
            for (std::size_t from = 0; from < depth; from += depth_block) {
                std::size_t const to = std::min(depth, from + depth_block);
                T const* next = strip.b.row(from) + depth_block * panel;
                row_blocks<edge>(chunk, [&]<std::size_t R>(Constant<R>, std::size_t row) {
                    team.meanwhile();
                    for (std::size_t line = 0; line < lines; ++line, next += 64 / sizeof(T))
                        __builtin_prefetch(next, 0, 2);
                    T* const sums = partial + row * Vectors * lanes;
                    strip.template tile<R>(
                        strip, first + row, from, to,
                        [start, sums, goes_on = from > 0](auto const& place, std::size_t r, std::size_t v) {
                            return goes_on ? Value::load(sums + (r * Vectors + v) * lanes) : start(place);
                        },
                        [finish, sums, last = to == depth](auto const& place, std::size_t r, std::size_t v,
                                                           Value sum) {
                            last ? finish(place, sum) : sum.store(sums + (r * Vectors + v) * lanes);
                        });
                });
            }
        }
    }

    /// R rows by up to a register of columns.
    template <std::size_t R, class Valid>
    static void dot_tile(std::size_t row, std::size_t column, Valid valid, auto count, auto depth, auto a,
                         auto b, auto const& start, auto const& finish)
    {
        if constexpr (is_constant<decltype(count)>) {
            constexpr std::size_t together =
                std::bit_floor(std::clamp<std::size_t>(3 * row_block / count(), 1, R));
            std::size_t first = row;
            for (; first + together <= row + R; first += together)
                dot_block<together>(first, column, valid, count, depth, a, b, start, finish);
            if constexpr (R % together > 0)
                dot_block<R % together>(first, column, valid, count, depth, a, b, start, finish);
        } else {
            for (std::size_t r = row; r < row + R; ++r) {
                Place<T, Arch, Valid> const place{r, column, valid};
                Value result = start(place);
                for (std::size_t n = 0; n < count; ++n) {
                    Value total(T(0));
                    for (std::size_t k = 0; k < depth; k += lanes)
                        total = fma(Value::load(a.at(r, k)), Value::load(b.at(column + n, k)), total);
                    Value const here(sum(total));
                    result = select(Value::index() == Value(static_cast<T>(n)), result + here, result);
                }
                finish(place, result);
            }
        }
    }

    /// R rows by so few columns that a register for each product is there.
    template <std::size_t R, class Valid, std::size_t Count>
    static void dot_block(std::size_t row, std::size_t column, Valid valid, Constant<Count> /*count*/,
                          auto depth, auto a, auto b, auto const& start, auto const& finish)
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
                    parts[r][n] = fma(Value::load(left + r * a.width), numbers, parts[r][n]);
            }
        }
#pragma GCC unroll 8
        for (std::size_t r = 0; r < R; ++r) {
            Place<T, Arch, Valid> const place{row + r, column, valid};
            finish(place, start(place) + sums(parts[r]));
        }
    }
};

} // namespace lamina::cpu
