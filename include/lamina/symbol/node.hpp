// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

/// Symbols: what the body of a formula is called with, and the tree that it yields.
///
/// After `lift` every number stands in a type, so that equal types are equal expressions and a tree is
/// differentiated, folded and shared by its type alone.
namespace lamina::core::symbol {

/// Every symbol derives from it.
struct Node {};

template <class E>
concept Symbol = std::derived_from<std::remove_cvref_t<E>, Node>;

/// The argument of a formula with this index: x is 0; targets, trained parameters and the like follow.
template <std::size_t Index>
struct Variable : Node {};

/// A number in the type.
template <double Value>
struct Literal : Node {};

using Zero = Literal<0.0>;
using One = Literal<1.0>;

/// A number as the body of a formula meets it, before `lift` moves it into the type.
struct Number : Node {
    double value;
    constexpr explicit Number(double number) : value(number) {}
};

/// An operation applied to one, two or three symbols; `lift` needs its members public.
template <class Operation, class... Arguments>
struct Apply;

template <class Operation, class A>
struct Apply<Operation, A> : Node {
    A a;
    constexpr Apply() = default;
    constexpr explicit Apply(A first) : a(first) {}
};

template <class Operation, class A, class B>
struct Apply<Operation, A, B> : Node {
    A a;
    B b;
    constexpr Apply() = default;
    constexpr Apply(A first, B second) : a(first), b(second) {}
};

template <class Operation, class A, class B, class C>
struct Apply<Operation, A, B, C> : Node {
    A a;
    B b;
    C c;
    constexpr Apply() = default;
    constexpr Apply(A first, B second, C third) : a(first), b(second), c(third) {}
};

/// Whether a number still stands in a value of the tree: before `lift`, equal types need not be equal
/// expressions.
template <class E>
inline constexpr bool has_number = std::same_as<E, Number>;
template <class Operation, class... Arguments>
inline constexpr bool has_number<Apply<Operation, Arguments...>> = (has_number<Arguments> || ...);

/// What an operator or a function takes: symbols and plain numbers, at least one of them a symbol.
template <class... Arguments>
concept Operands =
    (Symbol<Arguments> || ...) && ((Symbol<Arguments> || std::is_arithmetic_v<Arguments>) && ...);

constexpr auto to_symbol(auto e)
{
    if constexpr (Symbol<decltype(e)>)
        return e;
    else
        return Number(static_cast<double>(e));
}

template <class Operation, class... Arguments>
concept Folds = requires(Arguments... arguments) { Operation::fold(arguments...); };

/// The node of an operation, or what the operation's `fold` makes of it.
template <class Operation, Symbol... Arguments>
constexpr auto apply(Arguments... arguments)
{
    if constexpr (Folds<Operation, Arguments...>)
        return Operation::fold(arguments...);
    else
        return Apply<Operation, Arguments...>(arguments...);
}

template <class E>
inline constexpr bool is_literal = false;
template <double Value>
inline constexpr bool is_literal<Literal<Value>> = true;

template <class E>
inline constexpr double number_in = 0;
template <double Value>
inline constexpr double number_in<Literal<Value>> = Value;

/// Whole numbers fold; fractions stay as written, so that each number type rounds them for itself.
template <class E>
inline constexpr bool is_whole = is_literal<E> && number_in<E> > -1e9 && number_in<E> < 1e9 &&
                                 number_in<E> == static_cast<double>(static_cast<long>(number_in<E>));

/// A plain number before or after `lift`.
template <class E>
inline constexpr bool is_number = is_literal<E> || std::same_as<E, Number>;

} // namespace lamina::core::symbol
