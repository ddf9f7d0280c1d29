// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/evaluate.hpp>

/// Reductions over a row of values, and the derivative of what is made of them.
///
/// A loss of rows is an expression in y (Variable<0>) and t (Variable<1>), which stand for one element each,
/// and in reductions, each of which is one number for the row.
namespace lamina::core::symbol {

/// Every reduction derives from it; within one element it counts as a constant.
struct Reduction {
    /// Never computed of one element.
    template <class T>
    static constexpr T value(T const& x)
    {
        static_assert(sizeof(T) == 0,
                      "lamina: row_sum, row_max and log_sum_exp reduce a row of values; of one "
                      "value alone they cannot be computed.");
        return x;
    }
    static constexpr auto derivative(auto, auto) { return Zero{}; }
};

/// The sum of an expression over the row.
struct RowSum : Reduction {
    static constexpr auto combine(auto const& a, auto const& b) { return a + b; }
    /// d reduction / d element
    static constexpr auto weight(auto) { return One{}; }

    template <class E>
    static constexpr auto fold(E e)
    {
        if constexpr (std::same_as<E, Zero>)
            return e;
        else
            return Apply<RowSum, E>(e);
    }
};

/// The greatest value of an expression over the row; ties share the slope, as in torch.amax.
struct RowMax : Reduction {
    static constexpr auto combine(auto const& a, auto const& b)
    {
        using math::greater;
        return greater(a, b);
    }
    static constexpr auto weight(auto e)
    {
        auto const greatest = where(e == apply<RowMax>(e), 1, 0);
        return greatest / apply<RowSum>(greatest);
    }
};

/// log(row_sum(exp(e))), stable; its slope is softmax, of the exps that were summed.
struct LogSumExp : Reduction {
    static constexpr auto weight(auto e) { return scaled(e) * (One{} / apply<RowSum>(scaled(e))); }
    static constexpr auto expansion(auto e) { return apply<RowMax>(e) + log(apply<RowSum>(scaled(e))); }

private:
    static constexpr auto scaled(auto e) { return exp(e - apply<RowMax>(e)); }
};

/// The sum of an expression over its row.
constexpr auto row_sum(Symbol auto e) { return apply<RowSum>(e); }
/// Its mean over its row.
constexpr auto row_mean(Symbol auto e) { return apply<RowSum>(e) / apply<RowSum>(One{}); }
/// Its greatest value in its row; the slope is that of the places that have it, in equal parts.
constexpr auto row_max(Symbol auto e) { return apply<RowMax>(e); }
/// log(row_sum(exp(e))), finite for every row of finite numbers.
constexpr auto log_sum_exp(Symbol auto e) { return apply<LogSumExp>(e); }

template <class E>
inline constexpr bool is_reduction = false;
template <std::derived_from<Reduction> R, class E>
inline constexpr bool is_reduction<Apply<R, E>> = true;

/// Whether there is a reduction in an expression.
template <class E>
inline constexpr bool reduces = false;
template <class Operation, class... Arguments>
inline constexpr bool reduces<Apply<Operation, Arguments...>> =
    std::derived_from<Operation, Reduction> || (reduces<Arguments> || ...);

/// The reductions in an expression that lie in no other: List<…> in the order met.
template <class... Found, class E>
constexpr auto outer_reductions(List<Found...> found, E)
{
    return found;
}

template <class... Found, class Operation, class... Arguments>
constexpr auto outer_reductions(List<Found...> found, Apply<Operation, Arguments...> e);

template <class Found>
constexpr auto outer_reductions_in(Found found)
{
    return found;
}

template <class Found, class First, class... Rest>
constexpr auto outer_reductions_in(Found found, First first, Rest... rest)
{
    return outer_reductions_in(outer_reductions(found, first), rest...);
}

template <class... Found, class Operation, class... Arguments>
constexpr auto outer_reductions(List<Found...> found, Apply<Operation, Arguments...> e)
{
    if constexpr (contains<decltype(e)>(List<Found...>{}))
        return found;
    else if constexpr (is_reduction<decltype(e)>)
        return append(found, e);
    else
        return outer_reductions_in(found, Arguments{}...);
}

/// A variable that no formula has, for derivatives with respect to a subexpression.
using Placeholder = Variable<1000>;

/// The derivative of an expression with respect to one of its subexpressions.
template <class Part, class E>
using DerivativeBy =
    decltype(substitute<Placeholder, Part>(derive<1000>(substitute<Part, Placeholder>(E{}))));

/// The derivative with respect to a variable at place j of a reduction, in full: through the elements
/// themselves, and through the reductions that they contain.
template <std::size_t Index, class R, class E>
constexpr auto row_derive(Apply<R, E>)
{
    using Weight = decltype(lift<R::weight(E{})>());
    return []<class... Inner>(List<Inner...>) {
        return lift<((Weight{} * derive<Index>(E{})) + ... +
                     (row_sum(Weight{} * DerivativeBy<Inner, E>{}) * row_derive<Index>(Inner{})))>();
    }(outer_reductions(List<>{}, E{}));
}

/// The derivative with respect to a variable at place j of an expression in reductions.
template <std::size_t Index = 0, class E>
constexpr auto row_derive_expression(E e)
{
    return []<class... Outer>(List<Outer...>) {
        return lift<(Zero{} + ... + (DerivativeBy<Outer, E>{} * row_derive<Index>(Outer{})))>();
    }(outer_reductions(List<>{}, e));
}

/// The expression with each stable reduction in terms of sums and maxima.
template <class E>
constexpr auto expand(E e)
{
    return e;
}

template <class Operation, class... Arguments>
constexpr auto expand(Apply<Operation, Arguments...>)
{
    if constexpr (requires { Operation::expansion(Arguments{}...); })
        return lift<Operation::expansion(expand(Arguments{})...)>();
    else
        return apply<Operation>(expand(Arguments{})...);
}

/// All reductions in an expression, each after those that it contains.
template <class... Found, class E>
constexpr auto all_reductions(List<Found...> found, E)
{
    return found;
}

template <class... Found, class Operation, class... Arguments>
constexpr auto all_reductions(List<Found...> found, Apply<Operation, Arguments...> e);

template <class Found>
constexpr auto all_reductions_in(Found found)
{
    return found;
}

template <class Found, class First, class... Rest>
constexpr auto all_reductions_in(Found found, First first, Rest... rest)
{
    return all_reductions_in(all_reductions(found, first), rest...);
}

template <class... Found, class Operation, class... Arguments>
constexpr auto all_reductions(List<Found...> found, Apply<Operation, Arguments...> e)
{
    auto const inner = all_reductions_in(found, Arguments{}...);
    if constexpr (is_reduction<decltype(e)> && !contains<decltype(e)>(decltype(inner){}))
        return append(inner, e);
    else
        return inner;
}

/// The expression with the reductions in it as variables: the first of the list is Variable<Next>.
template <std::size_t Next, class E>
constexpr auto with_variables(List<>, E e)
{
    return e;
}

template <std::size_t Next, class First, class... Rest, class E>
constexpr auto with_variables(List<First, Rest...>, E e)
{
    // the later ones first, because they contain the earlier ones
    return substitute<First, Variable<Next>>(with_variables<Next + 1>(List<Rest...>{}, e));
}

} // namespace lamina::core::symbol
