// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/epilogues.hpp>

/// Gradients of a value that several stages use.
namespace lamina::core {

/// Collects gradients of a value that several use: the first that comes is stored, the others are added.
template <class View, bool is_first>
struct FanIn {
    View view;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        if constexpr (is_first)
            place.store(view, value);
        else
            place.store(view, place.load(view) + value);
    }
};

/// Adds what was collected to the gradient that comes last.
template <class View, class Next>
struct AddCollected {
    static constexpr bool adds_up = AddsUp<Next>;
    View collected;
    Next next;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        next(place, value + place.load(collected));
    }
};

} // namespace lamina::core
