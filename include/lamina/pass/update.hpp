// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/epilogues.hpp>
#include <lamina/random/draw.hpp>

#include <array>
#include <utility>

namespace lamina::core {

/// One element's gradient: kept until the batch is complete, then the element is updated.
template <class Rule, class T, class Array, std::size_t Hypers>
struct Update {
    Array w;
    Array g;
    std::array<Array, Rule::live_count> state;
    std::array<T, Hypers> hyper;
    Part part;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& gradient) const
    {
        Value const sum = part.first ? gradient : place.load(g) + gradient;
        if (part.last)
            move(place, sum, std::make_index_sequence<Rule::live_count>{},
                 std::make_index_sequence<Hypers>{});
        else
            place.store(g, sum);
    }

private:
    template <class Place, class Value, std::size_t... S, std::size_t... H>
    [[gnu::always_inline]] constexpr void move(Place const& place, Value const& gradient,
                                               std::index_sequence<S...>, std::index_sequence<H...>) const
    {
        auto const results = results_of(Rule::template apply<Value, Hypers>(
            place.load(w), gradient, {place.load(state[S])...}, {Value(hyper[H])...}));
        place.store(w, results[0]);
        (place.store(state[S], results[1 + S]), ...);
    }

    template <class Value>
    [[gnu::always_inline]] static constexpr auto results_of(Value const& value)
    {
        if constexpr (Rule::live_count == 0)
            return std::array{value};
        else
            return value;
    }
};

/// Gradients move the parameters as soon as they are known; only of a batch in several parts are they kept.
template <class Rule, class T, std::size_t Hypers>
struct UpdateParameters {
    static constexpr bool collects = false;
    T* parameters;
    T* gradients;
    std::array<T*, Rule::live_count> states;
    std::array<T, Hypers> hyper;
    random::Draw draw{};

    /// Whether an array is trained.
    static constexpr bool updates(std::size_t array) { return Rule::updates(array); }

    /// `index`: which array, a number or a Constant.
    template <class Index>
    constexpr auto operator()(auto array, Part part, Index index) const
    {
        using Array = decltype(array(parameters));
        // without an array for gradients none is kept, and the place is never looked at
        T* const kept = gradients == nullptr ? parameters : gradients;
        if constexpr (requires { // asked in turn, since every array of every network is asked
                          requires Rule::has_groups;
                          requires !updates(Index::value);
                      })
            return NotStored{};
        else
            return [&]<std::size_t... S>(std::index_sequence<S...>) {
                return Update<Rule, T, Array, Rule::template numbers_of_array<Hypers>>{
                    array(parameters),
                    array(kept),
                    {array(states[S])...},
                    Rule::hyper_of(hyper, index),
                    part};
            }(std::make_index_sequence<Rule::live_count>{});
    }
};

/// What a step does with gradients: it moves the parameters and the optimizer's states, which lie `on` these
/// arrays, by the numbers of its hyperparameters; `draw`: of which the step's random numbers come.
template <class Rule, class T, std::size_t Arrays, std::size_t Hypers>
[[gnu::always_inline]] constexpr auto update_by(std::array<T*, Arrays> const& on, T* gradients,
                                                std::array<T, Hypers> const& hyper, random::Draw draw)
{
    static_assert(Arrays == 1 + Rule::live_count);
    UpdateParameters<Rule, T, Hypers> sink{on[0], gradients, {}, hyper, draw};
    for (std::size_t s = 0; s + 1 < Arrays; ++s) sink.states[s] = on[1 + s];
    return sink;
}

/// The loop of training, everywhere: `count` times step(sink, i), which returns its loss, by the numbers of
/// hyper_of(i); then made(i, loss). `first`: of which the first step's random numbers come. Returns the last
/// loss.
template <class Rule, class T, std::size_t Arrays>
[[gnu::always_inline]] constexpr T make_steps(auto count, std::array<T*, Arrays> const& on, T* gradients,
                                              random::Draw first, auto const& hyper_of, auto const& step,
                                              auto const& made)
{
    T loss(0);
    for (std::size_t i = 0; i < count; ++i) {
        loss = step(update_by<Rule>(on, gradients, hyper_of(i), {first.seed, first.step + i}), i);
        made(i, loss);
    }
    return loss;
}

} // namespace lamina::core
