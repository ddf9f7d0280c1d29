// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/sources.hpp>
#include <lamina/pass/pass.hpp>

namespace lamina::core {

template <std::size_t>
struct Bytes;

/// That one sample's scratch memory is little enough for the stack.
template <class Needed, class Limit>
struct FitsOnStack;

template <std::size_t needed, std::size_t limit>
struct FitsOnStack<Bytes<needed>, Bytes<limit>> {
    static constexpr bool value = needed <= limit;

    struct Check {
        static_assert(
            value, "lamina: one sample of this network needs more scratch memory than may lie on the stack; "
                   "the first number above is needed. Make a Workspace<A, T> for each thread and call "
                   "forward(x, y, workspace).");
    };
};

/// use(thread) for rows [first, first + count), where `thread` prefetches while it computes: the next tile's
/// rows of x, and the place of this tile's in y. Only where the rows of both arrays are contiguous.
template <class T, class X, class Y>
constexpr void with_prefetch(X const& x, std::size_t inputs, Y const& y, std::size_t outputs,
                             std::size_t first, std::size_t count, auto const& use)
{
    if constexpr (RowMajor<X> && RowMajor<Y> && !is_constant<decltype(x.rows())>) {
        bool const dense = x.row_step == static_cast<std::ptrdiff_t>(inputs) &&
                           y.row_step == static_cast<std::ptrdiff_t>(outputs);
        std::size_t const next = first + count;
        std::size_t const left = dense && next < x.rows() ? (std::min)(count, x.rows() - next) : 0;
        std::size_t const mine = dense && (left > 0 || first > 0) ? count : 0;
        auto to_read = Prefetching<T>::rows(x.data, next, left, inputs);
        auto to_write = Prefetching<T>::rows(y.data, first, mine, outputs);
        use(Prefetching<T>{to_read, to_write});
    } else {
        use(OneThread{});
    }
}

/// A caller's rows from `first` on, as a pass takes them.
template <class T, class Array>
constexpr Rows<T, std::size_t> rows_from(Array const& array, std::size_t first)
{
    return {&array(first, 0), static_cast<std::size_t>(array.row_step)};
}

/// A member's rows of x through the stages into y, tile by tile. Where the backend reads and writes a
/// caller's rows, in eights, they are not packed.
template <class Pass, class T>
constexpr void infer_rows(Pass const& pass, T const* parameters, auto const& x, auto const& y, T* scratch,
                          auto tile, auto member)
{
    using X = std::remove_cvref_t<decltype(x)>;
    using Y = std::remove_cvref_t<decltype(y)>;
    auto const rows = part_of(x.rows(), member);
    auto const inputs = pass.sizes.input_width();
    auto const outputs = pass.sizes.output_width();
    each_tile(rows.second, tile, [&](std::size_t start, auto count) {
        std::size_t const first = rows.first + start;
        auto const infer = [&](auto from, auto to) {
            with_prefetch<T>(x, inputs, y, outputs, first, count, [&](auto thread) {
                pass.infer(from, to, count, parameters, scratch, tile, thread);
            });
        };
        auto const last = pass.memory.template alternating<Pass::count>(scratch, tile);
        if constexpr (Pass::Memory::reads_rows && RowMajor<X>) {
            if (count % 8 == 0 && x.row_step >= static_cast<std::ptrdiff_t>(inputs)) {
                if constexpr (Pass::Memory::writes_rows && RowMajor<Y>) {
                    if (y.row_step >= static_cast<std::ptrdiff_t>(outputs))
                        return infer(rows_from<T const>(x, first), rows_from<T>(y, first));
                } else {
                    infer(rows_from<T const>(x, first), last);
                    return copy_out(last, count, outputs, y, first);
                }
            }
        }
        auto const panels = pass.memory.template alternating<0>(scratch, tile);
        copy_in(x, first, count, inputs, panels);
        infer(panels, last);
        copy_out(last, count, outputs, y, first);
    });
}

/// Forward passes of a network, with scratch memory on the stack where it is enough for a few rows, else one
/// block from the heap; for each thread.
template <class Backend, class T, class Model>
class Forward {
    static constexpr std::size_t stack_limit = 64 * 1024;

public:
    using Pass = core::Pass<Backend, T, Model>;

    /// The numbers of scratch memory for one row.
    static constexpr std::size_t scratch_row = Pass{}.memory.forward_row();

    /// Whether that is little enough for one sample, which must not allocate.
    using SampleFits = FitsOnStack<Bytes<scratch_row * sizeof(T)>, Bytes<stack_limit>>;

    /// The rows of x into those of y.
    template <class Team = OneThread>
    static constexpr void run(T const* parameters, auto const& x, auto const& y, Team team = {})
    {
        using RowCount = decltype(x.rows());
        using Chosen = PassFor<RowCount>;
        constexpr std::size_t wanted = Chosen::Memory::forward_tile();
        static_cast<void>(team.threads()); // refuses nonsense
        if constexpr (is_constant<RowCount> && RowCount() <= (std::min)(stack_rows, wanted)) {
            constexpr std::size_t tile =
                std::same_as<Chosen, Pass> ? (std::max<std::size_t>)(RowCount(), 1) : wanted;
            run_tiles<Chosen, tile>(parameters, x, y, OneThread{});
        } else {
            with_team(team, x.rows() * Pass{}.sizes.mac_count(), [&](auto members) {
                run_tiles<Chosen, tile_of(stack_rows, wanted)>(parameters, x, y, members);
            });
        }
    }

    /// How many rows pass together where the stack holds `rows` of them: as many whole eights as it holds, of
    /// those wanted; where it holds less than two eights, those wanted, in memory from the heap if need be.
    static constexpr std::size_t tile_of(std::size_t rows, std::size_t wanted)
    {
        return rows >= 16 ? (std::min)(rows / 8 * 8, wanted) : wanted;
    }

private:
    static constexpr std::size_t stack_rows = stack_limit / (scratch_row * sizeof(T));

    /// The pass for so many rows; one row alone is no batch to choose a backend for.
    template <class RowCount>
    using PassFor = std::conditional_t<std::same_as<RowCount, Constant<1>>, Pass,
                                       core::Pass<ChosenBackend<Backend, T, Model, RowCount>, T, Model>>;

    template <class Chosen, std::size_t tile>
    static constexpr void run_tiles(T const* parameters, auto const& x, auto const& y, auto team)
    {
        team.run([&](auto member) {
            typename Backend::template Scratch<T, tile * scratch_row> scratch;
            infer_rows(Chosen{}, parameters, x, y, scratch.data(), Constant<tile>{}, member);
        });
    }
};

} // namespace lamina::core
