// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/derive.hpp>

#include <array>

/// A lifted tree computed with numbers, SIMD lanes or whatever has the operators and functions:
/// equal subexpressions once, in the order of a type list, each value held in an environment that refers to
/// the one before it (an environment that copies its parent costs g++ a factor of two).
namespace lamina::core::symbol {

template <class... Nodes>
struct List {};

template <class E, class... Nodes>
constexpr bool contains(List<Nodes...>)
{
    return (std::same_as<E, Nodes> || ...);
}

template <class... Nodes, class E>
constexpr auto append(List<Nodes...>, E)
{
    return List<Nodes..., E>{};
}

/// How `where` is computed: the branch that is taken alone, or both and a select.
enum class Branches { one, both };

template <Branches branches, class Known, std::size_t Index>
constexpr auto collect(Known known, Variable<Index>)
{
    return known;
}

template <Branches branches, class Known, double Value>
constexpr auto collect(Known known, Literal<Value>)
{
    return known;
}

template <Branches branches, class Known, class Operation, class... Arguments>
constexpr auto collect(Known known, Apply<Operation, Arguments...>);

template <Branches branches, class Known>
constexpr auto collect_all(Known known)
{
    return known;
}

template <Branches branches, class Known, class First, class... Rest>
constexpr auto collect_all(Known known, First first, Rest... rest)
{
    return collect_all<branches>(collect<branches>(known, first), rest...);
}

/// Known, and after it those of the nodes that the second list has too.
template <class Known, class Second>
constexpr auto add_common(Known known, List<>, Second)
{
    return known;
}

template <class Known, class First, class... Rest, class Second>
constexpr auto add_common(Known known, List<First, Rest...>, Second second)
{
    if constexpr (contains<First>(Second{}) && !contains<First>(Known{}))
        return add_common(append(known, First{}), List<Rest...>{}, second);
    else
        return add_common(known, List<Rest...>{}, second);
}

/// Known, and after it in computing order the nodes that the tree needs. Where only one branch is computed,
/// of the branches' nodes only those that both need.
template <Branches branches, class Known, class Operation, class... Arguments>
constexpr auto collect(Known known, Apply<Operation, Arguments...> e)
{
    if constexpr (contains<decltype(e)>(Known{}))
        return known;
    else if constexpr (branches == Branches::one && std::same_as<Operation, Where>)
        return []<class Condition, class A, class B>(auto list, Apply<Where, Condition, A, B> node) {
            auto const shared =
                add_common(collect<branches>(list, Condition{}), collect<branches>(List<>{}, A{}),
                           collect<branches>(List<>{}, B{}));
            return append(shared, node);
        }(known, e);
    else
        return append(collect_all<branches>(known, Arguments{}...), e);
}

/// The type in which a literal is rounded: a batch of lanes names its element as value_type.
template <class T>
struct Element {
    using type = T;
};
template <class T>
    requires requires { typename T::value_type; }
struct Element<T> {
    using type = typename T::value_type;
};

/// The variables' values, and every literal.
template <class T, std::size_t Count>
struct Inputs {
    std::array<T, Count> const& values;

    template <class E>
    static constexpr bool has = false;

    template <std::size_t Index>
    [[gnu::always_inline]] constexpr T operator[](Variable<Index>) const
    {
        static_assert(Index < Count, "lamina: a formula was given fewer values than it has arguments");
        return values[Index];
    }
    template <double Value>
    [[gnu::always_inline]] constexpr T operator[](Literal<Value>) const
    {
        return T(static_cast<typename Element<T>::type>(Value));
    }
};

/// One node's value in front of what was computed before it.
template <class Before, class Node, class Value>
struct Environment {
    Before const& before;
    Value value;

    template <class E>
    static constexpr bool has = std::same_as<E, Node> || Before::template has<E>;

    template <class E>
    [[gnu::always_inline]] constexpr auto operator[](E e) const
    {
        if constexpr (std::same_as<E, Node>)
            return value;
        else
            return before[e];
    }
};

template <class Operation>
concept Composed = requires { Operation::composition(Variable<0>{}); };

template <class Operation>
using Composition = decltype(lift<Operation::composition(Variable<0>{})>());

template <Branches branches, class Before, class... Wanted>
[[gnu::always_inline]] constexpr auto fill(Before const& before, List<>, Wanted... wanted)
{
    if constexpr (sizeof...(Wanted) == 1)
        return before[(wanted, ...)];
    else
        return std::array{before[wanted]...};
}

template <class... E, class T, std::size_t Count>
[[gnu::always_inline]] constexpr auto evaluate_at(std::array<T, Count> const& values);

template <Branches branches, class Before, class First, class... Rest, class... Wanted>
[[gnu::always_inline]] constexpr auto fill(Before const& before, List<First, Rest...>, Wanted... wanted);

template <class Before, class Condition, class A, class B>
[[gnu::always_inline]] constexpr auto compute_branch(Before const& before, Apply<Where, Condition, A, B>)
{
    if (before[Condition{}]) return fill<Branches::one>(before, collect<Branches::one>(List<>{}, A{}), A{});
    return fill<Branches::one>(before, collect<Branches::one>(List<>{}, B{}), B{});
}

template <Branches branches, class Before, class Operation, class... Arguments>
[[gnu::always_inline]] constexpr auto compute(Before const& before, Apply<Operation, Arguments...>)
{
    if constexpr (branches == Branches::one && std::same_as<Operation, Where>)
        return compute_branch(before, Apply<Operation, Arguments...>{});
    else if constexpr (Composed<Operation>)
        return evaluate_at<Composition<Operation>>(std::array{before[Arguments{}]...});
    else
        return Operation::value(before[Arguments{}]...);
}

template <Branches branches, class Before, class First, class... Rest, class... Wanted>
[[gnu::always_inline]] constexpr auto fill(Before const& before, List<First, Rest...>, Wanted... wanted)
{
    if constexpr (Before::template has<First>) {
        return fill<branches>(before, List<Rest...>{}, wanted...);
    } else {
        auto const value = compute<branches>(before, First{});
        Environment<Before, First, std::remove_const_t<decltype(value)>> const now{before, value};
        return fill<branches>(now, List<Rest...>{}, wanted...);
    }
}

template <class T>
concept ComparesToBool = requires(T const& x) {
    { x < x } -> std::same_as<bool>;
};

template <class... E, class T, std::size_t Count>
[[gnu::always_inline]] constexpr auto evaluate_at(std::array<T, Count> const& values)
{
    constexpr Branches branches = ComparesToBool<T> ? Branches::one : Branches::both;
    return fill<branches>(Inputs<T, Count>{values}, collect_all<branches>(List<>{}, E{}...), E{}...);
}

/// The lifted trees' values where Variable<i> is the i-th argument; one tree gives a number, several a
/// std::array of them.
template <Symbol... E, class T, std::same_as<T>... More>
[[gnu::always_inline]] constexpr auto evaluate(T const& first, More const&... more)
{
    return evaluate_at<E...>(std::array<T, 1 + sizeof...(More)>{first, more...});
}

} // namespace lamina::core::symbol
