// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/place.hpp>

namespace lamina::reference {

/// Where a formula is computed: one element. Formulas load and store through it and so need not know how many
/// elements a backend computes at once.
template <class T>
struct Place {
    std::size_t row = 0;
    std::size_t column = 0;

    [[nodiscard]] constexpr T zero() const { return T(0); }

    template <class U, class Stride>
    [[nodiscard]] constexpr T load(Rows<U, Stride> const& view) const
    {
        return view.data[row * view.stride + column];
    }
    template <class U>
    [[nodiscard]] constexpr T load(PerColumn<U> const& view) const
    {
        return view.data[column];
    }
    template <class U>
    [[nodiscard]] constexpr T load(Single<U> const& view) const
    {
        return view.data[0];
    }
    [[nodiscard]] constexpr T load(PerRow<T> const& view) const { return view.data[row]; }
    [[nodiscard]] constexpr T load(OneHotRows const& view) const
    {
        return T(view.labels[row] == column ? 1 : 0);
    }

    template <class Stride>
    constexpr void store(Rows<T, Stride> const& view, T const& value) const
    {
        view.data[row * view.stride + column] = value;
    }

    template <class View>
    [[nodiscard]] constexpr T load(Slice<View> const& slice) const
    {
        return Place{row, slice.first + column}.load(slice.view);
    }
    template <class View>
    constexpr void store(Slice<View> const& slice, T const& value) const
    {
        Place{row, slice.first + column}.store(slice.view, value);
    }

    constexpr void add(auto const& view, T const& value) const { element(view) = element(view) + value; }

private:
    template <class Stride>
    constexpr T& element(Rows<T, Stride> const& view) const
    {
        return view.data[row * view.stride + column];
    }
    constexpr T& element(PerColumn<T> const& view) const { return view.data[column]; }
    constexpr T& element(Single<T> const& view) const { return view.data[0]; }
};

} // namespace lamina::reference
