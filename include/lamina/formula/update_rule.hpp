// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/written_optimizer.hpp>
#include <lamina/symbol/evaluate.hpp>

#include <array>
#include <utility>

namespace lamina::core {

/// What an optimizer's formula comes to.
///
/// An optimizer is a struct of hyperparameters with
///
///     static constexpr std::size_t states = 1;           // arrays like the weights, 0 at first
///     constexpr auto hyper(std::size_t step) const       // numbers or NotGiven; step counts from 1
///     {
///         return std::tuple{lr, momentum};
///     }
///     static constexpr auto update(auto w, auto g, auto state, auto hyper);
///                                                        // std::tuple{new w, new state…}
///
/// where `update` is called with symbols, `state` and `hyper` being tuples of them; whatever type a number of
/// `hyper` has, it is computed with in the network's. A state that no later weight depends on is not kept,
/// unless it is one of the first `observed`, which something else reads.
template <class Optimizer>
class UpdateRule {
    using Written = core::WrittenOptimizer<Optimizer>;
    static_assert(asserted<Written>);
    static constexpr std::size_t states = Written::states;
    static constexpr std::size_t hyper_count = Written::hyper_count;

    template <std::size_t Index>
    static constexpr bool given = Written::template given<Index>;
    template <std::size_t R>
    using Result = decltype(Written::template result<R>());

    template <std::size_t R, std::size_t... S>
    static constexpr std::array<bool, states> states_read(std::index_sequence<S...>)
    {
        return {symbol::depends<2 + S, Result<R>>...};
    }

    /// How many of the first states are kept because they are read elsewhere.
    static constexpr std::size_t observed = [] {
        if constexpr (requires { Optimizer::observed; }) return std::size_t{Optimizer::observed};
        return std::size_t{0};
    }();

    static constexpr std::array<bool, states> find_live()
    {
        return []<std::size_t... R>(std::index_sequence<R...>) {
            std::array<std::array<bool, states>, 1 + states> const reads{
                states_read<R>(std::make_index_sequence<states>{})...};
            std::array<bool, states> live = reads[0];
            for (std::size_t s = 0; s != observed; ++s) live[s] = true;
            for (std::size_t round = 0; round < states; ++round)
                for (std::size_t s = 0; s < states; ++s)
                    for (std::size_t other = 0; other < states; ++other)
                        live[other] = live[other] || (live[s] && reads[1 + s][other]);
            return live;
        }(std::make_index_sequence<1 + states>{});
    }

public:
    /// Which states are kept.
    static constexpr std::array<bool, states> live = find_live();
    static constexpr std::size_t live_count = [] {
        std::size_t count = 0;
        for (bool const kept : live) count += kept;
        return count;
    }();

    /// Every array is trained, by the same numbers; see GroupedRule.
    static constexpr bool has_groups = false;
    static constexpr bool updates(std::size_t /*array*/) { return true; }
    template <std::size_t Count>
    static constexpr std::size_t numbers_of_array = Count;
    static constexpr auto const& hyper_of(auto const& hyper, std::size_t /*array*/) { return hyper; }

    /// The numbers of the hyperparameters that were given, as T.
    template <class T>
    static constexpr auto numbers(Optimizer const& optimizer, std::size_t step)
    {
        constexpr std::size_t count = []<std::size_t... Indices>(std::index_sequence<Indices...>) {
            return (std::size_t{0} + ... + std::size_t{given<Indices>});
        }(std::make_index_sequence<hyper_count>{});
        std::array<T, count> result{};
        std::size_t next = 0;
        auto const add = [&](auto const& number) {
            if constexpr (!std::same_as<std::remove_cvref_t<decltype(number)>, NotGiven>)
                result[next++] = static_cast<T>(number);
        };
        if constexpr (hyper_count > 0)
            std::apply([&](auto const&... number) { (add(number), ...); }, optimizer.hyper(step));
        return result;
    }

    /// The new weight and then the new states that are kept, one value each.
    template <class Value, std::size_t Hypers>
    [[gnu::always_inline]] static constexpr auto apply(Value const& w, Value const& g,
                                                       std::array<Value, live_count> const& state,
                                                       std::array<Value, Hypers> const& hyper)
    {
        return results(w, g, state, hyper, std::make_index_sequence<1 + live_count>{},
                       std::make_index_sequence<states>{}, std::make_index_sequence<Hypers>{});
    }

private:
    template <class Value, std::size_t... R, std::size_t... S, std::size_t... H>
    [[gnu::always_inline]] static constexpr auto
    results(Value const& w, Value const& g, std::array<Value, live_count> const& state,
            std::array<Value, sizeof...(H)> const& hyper, std::index_sequence<R...>,
            std::index_sequence<S...>, std::index_sequence<H...>)
    {
        return symbol::evaluate_at<Result<kept_result<R>()>...>(
            std::array{w, g, state_or<S>(state, w)..., hyper[H]...});
    }

    /// Which result of `update` the R-th kept one is.
    template <std::size_t R>
    static constexpr std::size_t kept_result()
    {
        std::size_t seen = 0;
        for (std::size_t s = 0; s < states; ++s)
            if (live[s] && ++seen == R) return 1 + s;
        return 0;
    }

    /// The value of state S; of one that is not kept any value, since no result reads it.
    template <std::size_t S, class Value>
    [[gnu::always_inline]] static constexpr Value state_or(std::array<Value, live_count> const& state,
                                                           Value const& otherwise)
    {
        if constexpr (live[S]) {
            // a constant, because nvcc leaves a trap where a device would read `live`
            constexpr std::size_t index = [] {
                std::size_t before = 0;
                for (std::size_t s = 0; s != S; ++s) before += live[s];
                return before;
            }();
            return state[index];
        } else {
            return otherwise;
        }
    }
};

/// SGD, …: hyperparameters, and a formula for a weight's next value and those of its states.
template <class O>
concept Optimizer = requires {
    { O::states } -> std::convertible_to<std::size_t>;
    // hyper(step) gives numbers or NotGiven, update(w, g, state, hyper) the new w and states
    UpdateRule<O>::live_count;
};

} // namespace lamina::core
