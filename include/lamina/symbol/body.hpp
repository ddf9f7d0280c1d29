// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/asserted.hpp>
#include <lamina/symbol/lift.hpp>

#include <utility>

namespace lamina::core::symbol {

/// Rivals of a body with as many arguments.
template <std::size_t Count>
struct Rival;
template <>
struct Rival<1> {
    static void value(auto);
};
template <>
struct Rival<2> {
    static void value(auto, auto);
};
template <>
struct Rival<3> {
    static void value(auto, auto, auto);
};

template <class F, std::size_t Count>
struct Contest : F, Rival<Count> {
    using F::value;
    using Rival<Count>::value;
};

/// Whether F::value takes so many symbols: then a call is ambiguous with its rival, which is found out
/// without a look into the body. Of more than three it is believed.
template <class F, class... X>
concept TakesSymbols = sizeof...(X) > 3 || !requires { Contest<F, sizeof...(X)>::value(X{}...); };

/// Whether the body compiles. Where it does not, the compiler has said so, at the mistake.
template <class F, class... X>
concept BodyCompiles = requires { requires Symbol<decltype(to_symbol(F::value(X{}...)))>; };

template <class F, class Indices>
struct Body;

/// Asked once for each formula, so that a mistake in the body is reported once.
template <class F, std::size_t... Indices>
struct Body<F, std::index_sequence<Indices...>> {
    static constexpr bool takes = TakesSymbols<F, Variable<Indices>...>;
    static constexpr bool value = takes && BodyCompiles<F, Variable<Indices>...>;

    struct Check {
        static_assert(
            takes,
            "lamina: the `value` of this formula does not take the symbols that it is called with, one "
            "`auto` for each: x and the trained parameters of an activation, y and t of a loss.");
    };
};

template <class F, class Body, class X, class... More>
struct TreeOf {
    static_assert(asserted<Body>);
    using type = X;
};
template <class F, class Body, class X, class... More>
    requires(Body::value)
struct TreeOf<F, Body, X, More...> {
    using type = decltype(lift<to_symbol(F::value(X{}, More{}...))>());
};

/// The lifted tree of F::value at these symbols; after a mistake in the body the first of them, so that the
/// mistake is the only error.
template <class F, class X, class... More>
using Tree = typename TreeOf<F, Body<F, std::make_index_sequence<1 + sizeof...(More)>>, X, More...>::type;

} // namespace lamina::core::symbol
