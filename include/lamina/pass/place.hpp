// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>

#include <concepts>

namespace lamina::core {

/// Where formulas are computed: one element, or as many as the lanes of a register. A backend calls what it
/// is given with places; View is how it keeps the values of samples, Labels their classes, Value what it
/// computes with.
///
/// A place loads from every view, and what a row or a number stands for is the same in all its lanes; it
/// stores to samples' values; what it adds to the gradient of a formula's parameter is a sum over all places
/// that add there. (With several `gradient_sums` it also has `begin`, which starts such a sum.)
template <class P, class T, class View, class Value = T, class Labels = OneHotRows>
concept Place = requires(P const& place, View view, Slice<View> slice, PerColumn<T> per_column,
                         PerRow<T> per_row, Single<T> single, Labels labels, Value value) {
    { place.zero() } -> std::convertible_to<Value>;
    { place.load(view) } -> std::convertible_to<Value>;
    { place.load(slice) } -> std::convertible_to<Value>;
    { place.load(per_column) } -> std::convertible_to<Value>;
    { place.load(per_row) } -> std::convertible_to<Value>;
    { place.load(single) } -> std::convertible_to<Value>;
    { place.load(labels) } -> std::convertible_to<Value>;
    place.store(view, value);
    place.store(slice, value);
    place.add(per_column, value);
    place.add(single, value);
};

} // namespace lamina::core
