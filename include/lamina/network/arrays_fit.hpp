// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>

namespace lamina::core {

/// That the types of an array of inputs and of one for the outputs fit a network, else an assertion says why.
template <class Net, class X, class Y>
consteval bool arrays_fit()
{
    using T = typename Net::value_type;
    using Bare = std::remove_cvref_t<Y>;
    static_assert(asserted<Readable<T, X>>);
    static_assert(asserted<Readable<T, Bare>>);
    if constexpr (Readable<T, X>::value && Readable<T, Bare>::value) {
        static_assert(asserted<Writable<T, Y>>);
        static_assert(asserted<SameAxes<X, Bare>>);
        static_assert(asserted<HasWidth<X, Needs<Net::inputs>>>);
        static_assert(asserted<HasWidth<Bare, Needs<Net::outputs>>>);
        return Writable<T, Y>::value && SameAxes<X, Bare>::value;
    }
    return false;
}

/// That their shapes do, which run time knows: else a ShapeError.
template <class Net, class X, class Y>
void require_fit(X const& x, Y const& y)
{
    require_width(x, Net::inputs, "inputs");
    auto needed = ArrayTraits<X>::shape(x);
    needed.back() = Net::outputs;
    if (auto const given = ArrayTraits<Y>::shape(y); given != needed)
        raise<ShapeError>(
            {"lamina: the outputs have the shape ", needed, "; the array for them has ", given, "."});
}

} // namespace lamina::core
