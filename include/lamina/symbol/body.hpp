// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/asserted.hpp>
#include <lamina/symbol/written.hpp>

#include <utility>

namespace lamina::core::symbol {

template <class F, class Indices>
struct Body;

/// What there is to say of F::value, for as many symbols. Asked once for each formula, so that a mistake in
/// it is reported once.
template <class F, std::size_t... Index>
struct Body<F, std::index_sequence<Index...>> {
    static constexpr Mistake mistake = mistake_in_formula<WrittenValue, F, Variable<Index>...>();
    static constexpr bool value = mistake == Mistake::none;

    struct Check {
        static_assert(mistake != Mistake::missing,
                      "lamina: this formula has no `static constexpr auto value(…)`.");
        static_assert(
            mistake != Mistake::not_static,
            "lamina: the `value` of this formula is not static, but there is no object that it could be "
            "called on. Write `static constexpr auto value(…)`; a number that it is computed with, which "
            "was a member, becomes a template argument: `template <double Slope> struct LeakyReLU`.");
        static_assert(
            mistake != Mistake::arguments,
            "lamina: the `value` of this formula does not take the symbols that it is called with, one "
            "`auto` for each: x and the trained parameters of an activation, y and t of a loss.");
        static_assert(mistake != Mistake::returns_nothing,
                      "lamina: the `value` of this formula returns nothing. Is a `return` missing?");
        static_assert(mistake != Mistake::returns_no_symbol,
                      "lamina: the `value` of this formula returns neither a number nor what operators and "
                      "functions make of the symbols that it is called with.");
        static_assert(mistake != Mistake::returns_comparison,
                      "lamina: the `value` of this formula returns a comparison, which is no number. Choose "
                      "one by it: where(x > 0, 1, 0).");
        static_assert(mistake != Mistake::not_constexpr,
                      "lamina: the `value` of this formula cannot be computed by the compiler. Write `static "
                      "constexpr auto value(…)`, and use nothing in it that is not constexpr.");
    };
};

/// The same for a formula of so many symbols.
template <class F, std::size_t Count>
using BodyOf = Body<F, std::make_index_sequence<Count>>;

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

/// The lifted tree of F::value at these symbols; after a mistake in it, which is an error, the first of them,
/// so that the mistake is the only one.
template <class F, class X, class... More>
using Tree = typename TreeOf<F, BodyOf<F, 1 + sizeof...(More)>, X, More...>::type;

/// What there is to say of the `derivative(y)` that a formula may offer, its slope in terms of its output.
template <class F>
struct OfferedDerivative {
    static constexpr Mistake mistake = mistake_in_formula<WrittenDerivative, F, Variable<0>>();
    static constexpr bool is_wrong = mistake != Mistake::none && mistake != Mistake::missing;
    /// Whether there is one, and it can be used.
    static constexpr bool value = mistake == Mistake::none;

    struct Check {
        static_assert(mistake != Mistake::not_static,
                      "lamina: the `derivative` that this formula offers is not static. Write `static "
                      "constexpr auto derivative(auto y)`.");
        static_assert(mistake != Mistake::arguments,
                      "lamina: the `derivative` that this formula offers does not take one symbol, y: it is "
                      "the slope as a function of the output alone. Without it the slope is derived.");
        static_assert(
            mistake != Mistake::returns_nothing,
            "lamina: the `derivative` that this formula offers returns nothing. Is a `return` missing?");
        static_assert(mistake != Mistake::returns_no_symbol && mistake != Mistake::returns_comparison,
                      "lamina: the `derivative` that this formula offers returns neither a number nor what "
                      "operators and functions make of the symbol that it is called with.");
        static_assert(mistake != Mistake::not_constexpr,
                      "lamina: the `derivative` that this formula offers cannot be computed by the compiler. "
                      "Write `static constexpr auto derivative(auto y)`.");
    };
};

} // namespace lamina::core::symbol
