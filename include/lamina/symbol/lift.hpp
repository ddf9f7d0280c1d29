// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/node.hpp>

namespace lamina::core::symbol {

template <class E>
inline constexpr std::size_t arity = 0;
template <class Operation, class... Arguments>
inline constexpr std::size_t arity<Apply<Operation, Arguments...>> = sizeof...(Arguments);

template <class E>
struct OperationOf;
template <class Operation_, class... Arguments>
struct OperationOf<Apply<Operation_, Arguments...>> {
    using Operation = Operation_;
};

/// The tree E, a template argument, rebuilt with its numbers in the types, folded on the way.
template <auto E>
constexpr auto lift()
{
    using Tree = std::remove_cvref_t<decltype(E)>;
    if constexpr (!has_number<Tree>)
        return Tree{};
    else if constexpr (std::same_as<Tree, Number>)
        return Literal<E.value>{};
    else if constexpr (arity<Tree> == 1)
        return apply<typename OperationOf<Tree>::Operation>(lift<E.a>());
    else if constexpr (arity<Tree> == 2)
        return apply<typename OperationOf<Tree>::Operation>(lift<E.a>(), lift<E.b>());
    else
        return apply<typename OperationOf<Tree>::Operation>(lift<E.a>(), lift<E.b>(), lift<E.c>());
}

} // namespace lamina::core::symbol
