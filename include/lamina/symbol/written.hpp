// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/comparison.hpp>
#include <lamina/symbol/lift.hpp>

/// Functions that the author of a formula writes and that are called with symbols, and what can be said of
/// them where they cannot be called: C++ alone would take a call that does not compile for one that need not.
namespace lamina::core::symbol {

/// What is wrong with a written function; `told`: the compiler has said so, at the mistake in its body.
enum class Mistake {
    none,
    missing,
    not_static,
    arguments,
    returns_nothing,
    returns_no_symbol,
    returns_comparison,
    reduces,
    not_constexpr,
    told
};

/// Functions that take as many symbols as a written one may: a call of both is ambiguous, or takes the
/// written one, where that can be called.
template <std::size_t Count>
struct Rival {
    template <std::size_t Index, class... Rest>
        requires(1 + sizeof...(Rest) == Count)
    static void value(Variable<Index>, Rest...);
    template <std::size_t Index, class... Rest>
        requires(1 + sizeof...(Rest) == Count)
    static void update(Variable<Index>, Rest...);
};
template <>
struct Rival<1> {
    static void value(auto);
    static void derivative(auto);
};

/// A name that clashes with a written function's.
struct Clash {
    int value;
    int derivative;
    int update;
};

/// The function `value`, because a name cannot be a template argument.
struct WrittenValue {
    template <class F, class... X>
    static constexpr bool is_called = requires { F::value(X{}...); };
    template <class F, class... X>
    static constexpr bool is_called_on_object = requires(F& f) { f.value(X{}...); };
    template <class F>
    static constexpr auto call(auto... x)
    {
        return F::value(x...);
    }
    template <class F, class Other>
    struct Contest : F, Other {
        using F::value;
        using Other::value;
    };
    template <class F, class... X>
    static constexpr bool has_a_rival = !requires { Contest<F, Rival<sizeof...(X)>>::value(X{}...); };
    template <class F>
    struct Probe : F, Clash {};
    template <class F>
    static constexpr bool is_missing = requires { &Probe<F>::value; };
};

/// The function `derivative`.
struct WrittenDerivative {
    template <class F, class... X>
    static constexpr bool is_called = requires { F::derivative(X{}...); };
    template <class F, class... X>
    static constexpr bool is_called_on_object = requires(F& f) { f.derivative(X{}...); };
    template <class F>
    static constexpr auto call(auto... x)
    {
        return F::derivative(x...);
    }
    template <class F, class Other>
    struct Contest : F, Other {
        using F::derivative;
        using Other::derivative;
    };
    template <class F, class... X>
    static constexpr bool has_a_rival = !requires { Contest<F, Rival<sizeof...(X)>>::derivative(X{}...); };
    template <class F>
    struct Probe : F, Clash {};
    template <class F>
    static constexpr bool is_missing = requires { &Probe<F>::derivative; };
};

/// The function `update`.
struct WrittenUpdate {
    template <class F, class... X>
    static constexpr bool is_called = requires { F::update(X{}...); };
    template <class F, class... X>
    static constexpr bool is_called_on_object = requires(F& f) { f.update(X{}...); };
    template <class F>
    static constexpr auto call(auto... x)
    {
        return F::update(x...);
    }
    template <class F, class Other>
    struct Contest : F, Other {
        using F::update;
        using Other::update;
    };
    template <class F, class... X>
    static constexpr bool has_a_rival = !requires { Contest<F, Rival<sizeof...(X)>>::update(X{}...); };
    template <class F>
    struct Probe : F, Clash {};
    template <class F>
    static constexpr bool is_missing = requires { &Probe<F>::update; };
};

template <class E>
inline constexpr bool is_comparison = false;
template <std::derived_from<Comparison> Operation, class... Arguments>
inline constexpr bool is_comparison<Apply<Operation, Arguments...>> = true;

/// Whether there is no such function; a final struct, of which no other can be made to find out, has it if it
/// can be called.
template <class Written, class F, class... X>
constexpr bool is_missing()
{
    if constexpr (!std::is_class_v<F>)
        return true;
    else if constexpr (std::is_final_v<F>)
        return !Written::template is_called<F, X...> && !Written::template is_called_on_object<F, X...>;
    else
        return Written::template is_missing<F>;
}

/// Whether a function that is there takes as many symbols.
template <class Written, class F, class... X>
constexpr bool takes()
{
    if constexpr (std::is_final_v<F>)
        return true;
    else
        return Written::template has_a_rival<F, X...>;
}

/// What is wrong with what a written function returns.
template <class Result>
constexpr Mistake mistake_in_result()
{
    if constexpr (std::is_void_v<Result>)
        return Mistake::returns_nothing;
    else if constexpr (!Symbol<Result> && !std::is_arithmetic_v<std::remove_cvref_t<Result>>)
        return Mistake::returns_no_symbol;
    else if constexpr (is_comparison<std::remove_cvref_t<Result>>)
        return Mistake::returns_comparison;
    else
        return Mistake::none;
}

/// Why a written function cannot be called with such symbols. That it takes as many is found out first,
/// without a look into its body: once the compiler has found a mistake there, clang has forgotten the
/// function.
template <class Written, class F, class... X>
constexpr Mistake mistake_in_call()
{
    if constexpr (is_missing<Written, F, X...>()) {
        return Mistake::missing;
    } else {
        constexpr bool takes_as_many = takes<Written, F, X...>();
        if constexpr (Written::template is_called<F, X...>)
            return Mistake::none;
        else if constexpr (Written::template is_called_on_object<F, X...>)
            return Mistake::not_static;
        else
            return takes_as_many ? Mistake::told : Mistake::arguments;
    }
}

/// The same of a function that gives a symbol: a formula.
template <class Written, class F, class... X>
constexpr Mistake mistake_in_formula()
{
    constexpr Mistake mistake = mistake_in_call<Written, F, X...>();
    if constexpr (mistake != Mistake::none)
        return mistake;
    else if constexpr (constexpr Mistake in_result =
                           mistake_in_result<decltype(Written::template call<F>(X{}...))>();
                       in_result != Mistake::none)
        return in_result;
    else if constexpr (requires { lift<to_symbol(Written::template call<F>(X{}...))>(); })
        return Mistake::none;
    else
        return Mistake::not_constexpr;
}

} // namespace lamina::core::symbol
