// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/atoms.hpp>
#include <lamina/symbol/lift.hpp>

namespace lamina::core::symbol {

template <std::size_t Index, std::size_t Other>
constexpr auto derive(Variable<Other>)
{
    return Literal<Index == Other ? 1.0 : 0.0>{};
}

template <std::size_t Index, double Value>
constexpr auto derive(Literal<Value>)
{
    return Zero{};
}

/// The derivative of a lifted tree with respect to the variable of that index: each operation states its
/// own chain rule.
template <std::size_t Index, class Operation, class... Arguments>
constexpr auto derive(Apply<Operation, Arguments...>)
{
    if constexpr ((std::same_as<decltype(derive<Index>(Arguments{})), Zero> && ...))
        return Zero{};
    else
        return lift<Operation::derivative(Arguments{}..., derive<Index>(Arguments{})...)>();
}

/// The tree with every occurrence of From replaced by To.
template <Symbol From, Symbol To, Symbol E>
constexpr auto substitute(E e)
{
    if constexpr (std::same_as<E, From>)
        return To{};
    else if constexpr (requires { e.a; })
        return []<class Operation, class... Arguments>(Apply<Operation, Arguments...>) {
            return apply<Operation>(substitute<From, To>(Arguments{})...);
        }(e);
    else
        return e;
}

/// Whether the tree mentions the variable of that index.
template <std::size_t Index, class E>
inline constexpr bool depends = false;
template <std::size_t Index>
inline constexpr bool depends<Index, Variable<Index>> = true;
template <std::size_t Index, class Operation, class... Arguments>
inline constexpr bool depends<Index, Apply<Operation, Arguments...>> = (depends<Index, Arguments> || ...);

} // namespace lamina::core::symbol
