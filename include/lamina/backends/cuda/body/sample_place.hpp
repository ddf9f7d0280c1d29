// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/group.hpp>
#include <lamina/pass/place.hpp>

namespace lamina::cuda {

/// The values of one sample in each lane: column c lies at data[c].
template <class T, class G>
struct LaneRow {
    T* data;
    [[nodiscard]] constexpr LaneRow from_row(std::size_t /*always 0*/) const { return *this; }
};

/// Where a formula is computed when each lane has a sample of its own. Lanes without a sample have 0 after
/// every store. A parameter is the same in all lanes; its gradient is a sum in each lane.
template <class T, class G, class Count = Constant<G::size>>
struct SamplePlace {
    std::size_t row = 0;
    std::size_t column = 0;
    [[no_unique_address]] Count count{};

    [[nodiscard]] constexpr T zero() const { return T(0); }
    [[nodiscard]] constexpr T only_valid(T const& value) const
    {
        if constexpr (std::same_as<Count, Constant<G::size>>)
            return value;
        else
            return G::keep(value, count);
    }

    [[nodiscard]] constexpr T load(LaneRow<T, G> const& view) const { return view.data[column]; }
    template <class U, class Stride>
    [[nodiscard]] constexpr T load(Rows<U, Stride> const& view) const
    {
        return *view.at(row, column);
    }
    template <class U>
    [[nodiscard]] constexpr T load(PerColumn<U> const& view) const
    {
        return view.data[column];
    }
    template <class U>
    [[nodiscard]] constexpr T load(Single<U> const& view) const
    {
        return *view.data;
    }
    template <class U>
    [[nodiscard]] constexpr T load(PerRow<U> const& view) const
    {
        return G::template load<T>(count, [&](std::size_t lane) { return view.data[lane]; });
    }
    [[nodiscard]] constexpr T load(OneHotRows const& view) const
    {
        return G::template load<T>(count,
                                   [&](std::size_t lane) { return view.labels[lane] == column ? 1.0 : 0.0; });
    }

    constexpr void store(LaneRow<T, G> const& view, T const& value) const
    {
        view.data[column] = only_valid(value);
    }
    template <class Stride>
    constexpr void store(Rows<T, Stride> const& view, T const& value) const
    {
        *view.at(row, column) = value;
    }

    template <class View>
    [[nodiscard]] constexpr T load(Slice<View> const& slice) const
    {
        return SamplePlace{row, slice.first + column, count}.load(slice.view);
    }
    template <class View>
    constexpr void store(Slice<View> const& slice, T const& value) const
    {
        SamplePlace{row, slice.first + column, count}.store(slice.view, value);
    }

    constexpr void begin(PerColumn<T> const& view, T const& value) const
    {
        view.data[column] = only_valid(value);
    }
    constexpr void add(PerColumn<T> const& view, T const& value) const { add_to(view.data[column], value); }
    constexpr void add(Single<T> const& view, T const& value) const { add_to(*view.data, value); }

private:
    constexpr void add_to(T& sum, T const& value) const { sum = sum + only_valid(value); }
};

} // namespace lamina::cuda
