// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/rows.hpp>

namespace lamina::core {

/// What a backend does unless it knows better. It inherits from this privately and names what it takes,
/// `using core::BackendDefaults<Mine>::settle;`, so that a verb whose name is misspelt is one that is
/// missing.
template <class Backend>
struct BackendDefaults {
    /// The backend on which a network passes a batch.
    template <class Self, class T, class Model, class RowCount>
    using Chosen = Self;

    /// Where the numbers of a Storage lie for passes.
    static constexpr auto* for_passes(auto& storage) { return storage.data(); }

    /// Whether `contract` takes x where a caller has its rows, eight or a multiple of eight.
    template <class T>
    static constexpr bool reads_rows(std::size_t /*inputs*/, std::size_t /*outputs*/)
    {
        return false;
    }
    /// Whether what is computed last is stored in a caller's rows.
    template <class T>
    static constexpr bool writes_rows(std::size_t /*outputs*/)
    {
        return false;
    }

    /// Whether the fewest rows of a tile, of `row` numbers each, leave too little of the nearest cache to the
    /// parameters.
    template <class T>
    static constexpr bool is_crowded(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return false;
    }

    /// How many sums each gradient is kept as during a pass.
    template <class T>
    static constexpr std::size_t gradient_sums = 1;

    /// Completes a sum over all places, of which places may have kept what its additions lost.
    template <class T>
    static constexpr void settle(T* /*sum*/)
    {}

    /// step(row) for each row, one after the other, by the backend's map_row and reduce_row.
    template <class T>
    static constexpr void each_row(std::size_t rows, auto width, auto x, auto t, auto const& step,
                                   auto const& next)
    {
        for (std::size_t row = 0; row < rows; ++row) step(at<T>(row, width, x, t, next));
    }

    /// The sum of step(row) over all rows.
    template <class T>
    static constexpr T sum_rows(std::size_t rows, auto width, auto x, auto t, auto const& step,
                                auto const& next)
    {
        T total = T(0);
        for (std::size_t row = 0; row < rows; ++row) total = total + step(at<T>(row, width, x, t, next));
        return total;
    }

private:
    template <class T, class Width, class Input, class Target, class Next>
    static constexpr auto at(std::size_t row, Width width, Input x, Target t, Next const& next)
    {
        return Row<Backend, T, Width, Input, Target, Next>{row, width, x, t, next};
    }
};

/// The backend on which a network passes batches of so many rows.
template <class Backend, class T, class Model, class RowCount>
using ChosenBackend = typename Backend::template Chosen<Backend, T, Model, RowCount>;

} // namespace lamina::core
