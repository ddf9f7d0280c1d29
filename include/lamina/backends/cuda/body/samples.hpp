// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/sample_place.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/pass/layout.hpp>
#include <lamina/pass/rows.hpp>
#include <lamina/random/draw.hpp>

namespace lamina::cuda {

/// visit(Constant<0>), visit(Constant<1>), …: without a loop, so that what they index may be registers.
template <std::size_t Count>
constexpr void unrolled(auto const& visit)
{
    [&]<std::size_t... Indices>(std::index_sequence<Indices...>) {
        (visit(Constant<Indices>{}), ...);
    }(std::make_index_sequence<Count>{});
}

/// The verbs of a backend with a sample in each lane of a group and all numbers in registers, for very small
/// networks. A gradient is a sum in each lane until the end of the pass; so is the loss, for good: whoever
/// wants it adds up the lanes'.
template <class G>
struct Samples : private reference::Backend {
    using Base = reference::Backend;
    using Base::array, Base::backward_workspace, Base::row_stride, Base::stride, Base::weight_index;
    using Base::Chosen, Base::for_passes, Base::reads_rows, Base::weight_shape, Base::writes_rows;
    using Base::computes, Base::Memory, Base::Scratch, Base::Storage;
    using Base::is_crowded, Base::settle;

    /// One sample in each lane passes through the network at a time.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return G::size;
    }
    template <class T>
    static constexpr std::size_t gradient_sums = G::size > 1 ? 2 : 1;

    template <class T>
    static constexpr auto rows(T* data, auto /*width*/, auto /*tile*/)
    {
        return LaneRow<T, G>{data};
    }

    /// epilogue(place, start(place) + sum over i of x(row, i) W(column, i)).
    template <class T, class Inputs, class Outputs, bool has_bias, class RowCount>
    static constexpr void contract(core::Dense<Inputs, Outputs, has_bias>, RowCount count, auto x,
                                   T const* weight, auto start, auto epilogue, auto /*team*/)
    {
        unrolled<Outputs::value>([&](auto o) {
            SamplePlace<T, G, RowCount> const place{0, o, count};
            T sum = start(place);
            unrolled<Inputs::value>([&](auto i) { sum = sum + x.data[i] * weight[o * Inputs::value + i]; });
            epilogue(place, sum);
        });
    }

    /// epilogue(place, sum over o of dz(row, o) W(o, column)).
    template <class T, class Inputs, class Outputs, bool has_bias, class RowCount>
    static constexpr void contract_back(core::Dense<Inputs, Outputs, has_bias>, RowCount count, auto dz,
                                        T const* weight, T* /*workspace*/, bool /*fresh*/, auto epilogue,
                                        auto /*team*/)
    {
        unrolled<Inputs::value>([&](auto i) {
            T sum = T(0);
            unrolled<Outputs::value>([&](auto o) { sum = sum + dz.data[o] * weight[o * Inputs::value + i]; });
            epilogue(SamplePlace<T, G, RowCount>{0, i, count}, sum);
        });
    }

    /// epilogue(place of a weight, dz(row, o) x(row, i)): what is added there is a sum in each lane.
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract_rows(core::Dense<Inputs, Outputs, has_bias>, auto /*count*/, auto x,
                                        auto dz, auto epilogue, auto /*team*/)
    {
        unrolled<Outputs::value>([&](auto o) {
            unrolled<Inputs::value>(
                [&](auto i) { epilogue(weight_place<T, Inputs::value>(o, i), dz.data[o] * x.data[i]); });
        });
    }

    /// f(place) everywhere.
    template <class T, class RowCount, class Width>
    static constexpr void map(RowCount count, Width, auto f)
    {
        unrolled<Width::value>([&](auto column) { f(SamplePlace<T, G, RowCount>{0, column, count}); });
    }

    /// In each lane the sum of f(place) along its row.
    template <class T, class RowCount>
    static constexpr T sum(RowCount count, auto width, auto f)
    {
        T total = T(0);
        map<T>(count, width, [&](auto const& place) { total = total + place.only_valid(f(place)); });
        return total;
    }

    /// epilogue(place, f(place)) for each column.
    template <class T>
    static constexpr void sum_columns(auto count, auto width, auto f, auto epilogue, auto /*team*/)
    {
        map<T>(count, width, [&](auto const& place) { epilogue(place, f(place)); });
    }

    /// One row of samples, a lane's each.
    template <class T, class RowCount, class Width, class Input, class Target, class Next>
    struct Row {
        using Result = T;
        static constexpr bool keeps = false;
        RowCount count;
        Input x;
        Target t;
        Next next;

        template <class Reduction>
        [[nodiscard]] constexpr T reduce(auto const& f) const
        {
            T result = f(SamplePlace<T, G, RowCount>{0, 0, count});
            unrolled<Width::value - 1>([&](auto i) {
                result = Reduction::combine(result, f(SamplePlace<T, G, RowCount>{0, i + 1, count}));
            });
            return result;
        }
        constexpr void each(auto const& f) const { map<T>(count, Width{}, f); }
        constexpr void put(auto const& place, auto const& value) const { next(place, value); }
    };

    /// In each lane step(row) of its row.
    template <class T, class RowCount, class Width, class Input, class Target, class Next>
    static constexpr void each_row(RowCount count, Width, Input x, Target t, auto const& step,
                                   Next const& next)
    {
        step(Row<T, RowCount, Width, Input, Target, Next>{count, x, t, next});
    }
    template <class T, class RowCount, class Width, class Input, class Target, class Next>
    static constexpr T sum_rows(RowCount count, Width, Input x, Target t, auto const& step, Next const& next)
    {
        T const loss = step(Row<T, RowCount, Width, Input, Target, Next>{count, x, t, next});
        return SamplePlace<T, G, RowCount>{0, 0, count}.only_valid(loss);
    }

    /// Sets the lanes' sums of a trained array's gradient to 0.
    template <class T, class GetArray>
    static constexpr void clear(GetArray, T* sums)
    {
        constexpr std::size_t first = GetArray{}().offset * gradient_sums<T>;
        unrolled<GetArray{}().rows * GetArray{}().columns>([&](auto i) { sums[first + i] = T(0); });
    }

    /// epilogue(place, gradient) from the lanes' sums of a trained array's gradient.
    template <class T, class GetArray>
    static constexpr void gather(GetArray, T const* sums, auto const& epilogue)
    {
        constexpr std::size_t first = GetArray{}().offset * gradient_sums<T>;
        constexpr std::size_t columns = GetArray{}().columns;
        unrolled<GetArray{}().rows * columns>([&](auto i) {
            epilogue(SamplePlace<T, G>{i / columns, i % columns, {}}, sum_of_lanes<G>(sums[first + i]));
        });
    }

private:
    /// A weight as its gradient is added up: as a number of its lane's sums or, of a single lane, as it lies.
    template <class T, std::size_t inputs>
    static constexpr SamplePlace<T, G> weight_place(std::size_t o, std::size_t i)
    {
        if constexpr (G::size > 1)
            return {0, o * inputs + i, {}};
        else
            return {o, i, {}};
    }
};

/// Copies rows of a source into the lanes, one into each.
template <class T, class G>
constexpr void copy_in(auto const& source, std::size_t first, std::size_t count, auto width,
                       LaneRow<T, G> rows)
{
    unrolled<decltype(width)::value>([&](auto column) {
        rows.data[column] =
            G::template load<T>(count, [&](std::size_t lane) { return source(first + lane, column); });
    });
}

/// Random numbers, of each lane's row its own, where T is the numbers of all lanes.
template <class T, class G>
    requires(!std::is_arithmetic_v<T>)
constexpr void copy_in(random::Noise<T> const& noise, std::size_t first, std::size_t count, auto width,
                       LaneRow<T, G> rows)
{
    copy_in(random::Noise<typename symbol::Element<T>::type>{noise.draw, noise.stage}, first, count, width,
            rows);
}

} // namespace lamina::cuda
