// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/asserted.hpp>
#include <lamina/symbol/rows.hpp>
#include <lamina/symbol/written.hpp>

#include <array>
#include <tuple>
#include <utility>

namespace lamina {

/// A hyperparameter that was not given: 0 in the formula, so that what it multiplies folds away.
struct NotGiven {
    NotGiven() = default;
    template <class Number>
        requires std::is_arithmetic_v<Number>
    constexpr NotGiven(Number /*given*/)
    {
        static_assert(
            sizeof(Number) == 0,
            "lamina: this optimizer is given a hyperparameter that its type says it has not. Which it "
            "has is told by how many are given, lr among them: SGD{.lr = 1e-3, .momentum = 0.9}; or by a "
            "tag: RMSprop<Momentum>{.momentum = 0.9}.");
    }
};

/// What a hyperparameter is kept as that may be left out: a number of any type as a double, so that 0 is 0.0.
/// An optimizer `template <class Decay = NotGiven> struct Mine { double lr; Decay decay; … }` has the guides
///
///     template <class Rate>
///     Mine(Rate) -> Mine<NotGiven>;
///     template <class Rate, class Decay>
///     Mine(Rate, Decay) -> Mine<Hyperparameter<Decay>>;
///
/// because without them Mine{.lr = 0.1, .decay = 0} would keep an int, in which a later 0.9 is 0. A source
/// that nvcc compiles has to do without guides (`#ifndef __NVCC__`): nvcc deduces nothing from
/// designators where there are any, and an int is an error there.
template <class Given>
using Hyperparameter = std::conditional_t<std::is_arithmetic_v<Given>, double, Given>;

namespace core {

/// That a hyperparameter is kept as `Hyperparameter` has it.
template <class Kept>
struct IsHyperparameter {
    static constexpr bool value = std::same_as<Kept, double> || std::same_as<Kept, NotGiven>;

    struct Check {
        static_assert(value,
                      "lamina: a hyperparameter of this optimizer would be kept as neither a double nor "
                      "NotGiven, so that it would be rounded to that type whenever it is set. Leave the "
                      "type to the compiler, SGD{.lr = 0.1, .momentum = 0}, or write double.");
    };
};

template <class Number>
concept HyperNumber =
    std::is_arithmetic_v<std::remove_cvref_t<Number>> || std::same_as<std::remove_cvref_t<Number>, NotGiven>;

template <class Tuple>
inline constexpr bool is_hyper = false;
template <HyperNumber... Numbers>
inline constexpr bool is_hyper<std::tuple<Numbers...>> = true;
template <HyperNumber Number, std::size_t Count>
inline constexpr bool is_hyper<std::array<Number, Count>> = true;

/// The struct that the author of an optimizer writes, and what there is to say of it. Where it is wrong,
/// which is an error, it counts as one that leaves the weights as they are.
template <class Optimizer>
class WrittenOptimizer {
    static constexpr bool has_states = [] {
        if constexpr (requires { requires std::is_member_pointer_v<decltype(&Optimizer::states)>; })
            return false;
        else
            return requires { typename std::integral_constant<std::size_t, Optimizer::states>; };
    }();
    static constexpr bool takes_step =
        requires(Optimizer const& optimizer) { optimizer.hyper(std::size_t{1}); };

    static constexpr auto find_hyper()
    {
        if constexpr (takes_step) {
            using Given = decltype(std::declval<Optimizer const&>().hyper(std::size_t{1}));
            if constexpr (is_hyper<Given>) return std::type_identity<Given>{};
        }
    }
    static constexpr bool gives_numbers = !std::is_void_v<decltype(find_hyper())>;

public:
    /// How many arrays like the weights it has.
    static constexpr std::size_t states = [] {
        if constexpr (has_states) return std::size_t{Optimizer::states};
        return std::size_t{0};
    }();

    /// Its hyperparameters: a std::tuple of numbers and NotGiven, or a std::array of numbers, which takes
    /// less to compile.
    // NOLINTNEXTLINE(modernize-type-traits): the type of what is chosen, both being std::type_identity
    using Hyper = typename std::conditional_t<gives_numbers, decltype(find_hyper()),
                                              std::type_identity<std::tuple<>>>::type;
    static constexpr std::size_t hyper_count = std::tuple_size_v<Hyper>;
    template <std::size_t Index>
    static constexpr bool given =
        !std::same_as<std::remove_cvref_t<std::tuple_element_t<Index, Hyper>>, NotGiven>;

private:
    /// The variable of hyperparameter Index: after w, g and the states, those not given left out.
    template <std::size_t Index>
    static constexpr auto hyper_symbol()
    {
        return []<std::size_t... J>(std::index_sequence<J...>) {
            if constexpr (given<Index>)
                return symbol::Variable<2 + states + (std::size_t{0} + ... + std::size_t{given<J>})>{};
            else
                return symbol::Zero{};
        }(std::make_index_sequence<Index>{});
    }
    template <std::size_t... S>
    static auto state_symbols(std::index_sequence<S...>) -> std::tuple<symbol::Variable<2 + S>...>;
    template <std::size_t... H>
    static auto hyper_symbols(std::index_sequence<H...>) -> std::tuple<decltype(hyper_symbol<H>())...>;
    using States = decltype(state_symbols(std::make_index_sequence<states>{}));
    using Hypers = decltype(hyper_symbols(std::make_index_sequence<hyper_count>{}));

    static constexpr symbol::Mistake in_call = [] {
        if constexpr (has_states && gives_numbers)
            return symbol::mistake_in_call<symbol::WrittenUpdate, Optimizer, symbol::Variable<0>,
                                           symbol::Variable<1>, States, Hypers>();
        return symbol::Mistake::told;
    }();
    static constexpr auto updated()
    {
        return Optimizer::update(symbol::Variable<0>{}, symbol::Variable<1>{}, States{}, Hypers{});
    }

    template <class Results, std::size_t... R>
    static constexpr symbol::Mistake mistake_in(std::index_sequence<R...>)
    {
        using symbol::Mistake;
        if constexpr (std::is_void_v<Results>)
            return Mistake::returns_nothing;
        else if constexpr (!requires { requires std::tuple_size<Results>::value == sizeof...(R); })
            return Mistake::returns_no_symbol;
        else if constexpr (((symbol::mistake_in_result<std::tuple_element_t<R, Results>>() !=
                             Mistake::none) ||
                            ...))
            return Mistake::returns_comparison;
        else if constexpr ((symbol::reduces<std::tuple_element_t<R, Results>> || ...))
            return Mistake::reduces;
        else if constexpr (!requires { typename std::integral_constant<bool, (updated(), true)>; })
            return Mistake::not_constexpr;
        else
            return Mistake::none;
    }
    static constexpr symbol::Mistake in_result = [] {
        if constexpr (in_call != symbol::Mistake::none)
            return symbol::Mistake::told;
        else
            return mistake_in<decltype(updated())>(std::make_index_sequence<1 + states>{});
    }();

public:
    /// A result of `update` as a lifted tree: the new weight, then the new states.
    template <std::size_t R>
    static constexpr auto result()
    {
        if constexpr (in_result == symbol::Mistake::none)
            return symbol::lift<symbol::to_symbol(std::get<R>(updated()))>();
        else
            return symbol::Variable<0>{};
    }

    struct Check {
        static_assert(has_states,
                      "lamina: this optimizer has no `static constexpr std::size_t states`, which "
                      "says how many arrays like the weights it keeps.");
        static_assert(takes_step,
                      "lamina: the `hyper` of this optimizer does not take the number of the step. "
                      "Write `constexpr auto hyper(std::size_t step) const`.");
        static_assert(!takes_step || gives_numbers,
                      "lamina: the `hyper` of this optimizer does not return a std::tuple of numbers, or of "
                      "NotGiven for one that was not given: `return std::tuple{lr, momentum};`.");
        static_assert(
            in_call != symbol::Mistake::missing,
            "lamina: this optimizer has no `static constexpr auto update(auto w, auto g, auto state, "
            "auto hyper)`.");
        static_assert(in_call != symbol::Mistake::not_static,
                      "lamina: the `update` of this optimizer is not static, but it is called without an "
                      "object. Write `static constexpr auto update(…)`; numbers come to it from `hyper`.");
        static_assert(in_call != symbol::Mistake::arguments,
                      "lamina: the `update` of this optimizer does not take what it is called with: `update("
                      "auto w, auto g, auto state, auto hyper)`.");
        static_assert(in_result != symbol::Mistake::returns_nothing,
                      "lamina: the `update` of this optimizer returns nothing. Is a `return` missing?");
        static_assert(in_result != symbol::Mistake::returns_no_symbol,
                      "lamina: the `update` of this optimizer does not return a std::tuple of the new weight "
                      "and as many new states as `states` says: `return std::tuple{w - lr * g};` for none.");
        static_assert(in_result != symbol::Mistake::returns_comparison,
                      "lamina: the `update` of this optimizer returns something, among the new weight and "
                      "states, that is neither a number nor made of the symbols by operators and functions.");
        static_assert(in_result != symbol::Mistake::not_constexpr,
                      "lamina: the `update` of this optimizer cannot be computed by the compiler. Write "
                      "`static constexpr auto update(…)`, and use nothing in it that is not constexpr.");
        static_assert(in_result != symbol::Mistake::reduces,
                      "lamina: the `update` of this optimizer uses row_sum, row_max or log_sum_exp. It is "
                      "computed of one weight at a time, so that there is no row to reduce.");
    };
};

} // namespace core

} // namespace lamina
