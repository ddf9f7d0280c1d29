// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/formula/chain.hpp>
#include <lamina/pass/operands.hpp>
#include <lamina/random/draw.hpp>

#include <array>
#include <utility>

/// What is done with each number that a contraction yields, at the place where it stands: the epilogues. They
/// are types of their formulas, not of their layer's position, so that equal layers share one loop.
namespace lamina::core {

/// Keeps nothing.
struct NotStored {
    constexpr void operator()(auto const& /*place*/, auto const& /*value*/) const {}
};

/// The trained parameters of formulas, or their gradients, as a place loads them.
template <class Sizes, class T>
struct Trained {
    static constexpr std::size_t count = Sizes::trained;
    std::array<T*, count> data{};

    template <std::size_t Index>
    [[nodiscard]] constexpr auto view() const
    {
        if constexpr (Sizes::trained_sizes[Index] == 1)
            return Single<T>{data[Index]};
        else
            return PerColumn<T>{data[Index]};
    }
};

/// output = f(z), and z kept where the backward pass needs it.
template <class Chain, class T, class Output, class PreActivation, class Operands = ViewList<>>
struct Activate {
    Output output;
    PreActivation pre_activation;
    Trained<Chain, T const> trained;
    [[no_unique_address]] Operands operands{};

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& z) const
    {
        if constexpr (!std::same_as<PreActivation, NotStored>) place.store(pre_activation, z);
        place.store(output, apply(place, z, std::make_index_sequence<Chain::trained>{},
                                  std::make_index_sequence<Chain::Operands::count>{}));
    }

private:
    template <class Place, class Value, std::size_t... Indices, std::size_t... O>
    [[gnu::always_inline]] constexpr Value apply(Place const& place, Value const& z,
                                                 std::index_sequence<Indices...>,
                                                 std::index_sequence<O...>) const
    {
        return symbol::evaluate<typename Chain::Value>(z, place.load(trained.template view<Indices>())...,
                                                       place.load(operands.template at<O>())...);
    }
};

template <class Epilogue>
concept AddsUp = requires { requires Epilogue::adds_up; };

/// dz = dy f'(z) from what the stage kept, the gradients of its trained parameters, and those of its
/// operands.
template <class Chain, class T, class KeptValues, class Output, class Operands = ViewList<>,
          class Sinks = ViewList<>>
struct ActivateBackward {
    /// Whether calls for rows that no one asked for would be added up too.
    static constexpr bool adds_up = Chain::trained > 0;

    KeptValues kept;
    Output dz;
    Trained<Chain, T const> trained;
    Trained<Chain, T> gradients;
    [[no_unique_address]] Operands operands{};
    [[no_unique_address]] Sinks sinks{};

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& dy) const
    {
        pass(place, dy, std::make_index_sequence<Chain::trained>{},
             std::make_index_sequence<Chain::Operands::count>{});
    }

private:
    template <class Place, class Value, std::size_t... Indices, std::size_t... O>
    [[gnu::always_inline]] constexpr void pass(Place const& place, Value const& dy,
                                               std::index_sequence<Indices...>,
                                               std::index_sequence<O...>) const
    {
        using symbol::evaluate;
        Value const from = came_from(place, dy);
        if constexpr (Chain::given == 0) {
            place.store(dz, evaluate<typename Chain::template Backward<0>>(from, dy));
        } else {
            auto const slopes = evaluate<typename Chain::template Backward<0>,
                                         typename Chain::template Backward<1 + Indices>...,
                                         typename Chain::template Backward<1 + Chain::trained + O>...>(
                from, place.load(trained.template view<Indices>())...,
                place.load(operands.template at<O>())..., dy);
            place.store(dz, slopes[0]);
            (place.add(gradients.template view<Indices>(), slopes[1 + Indices]), ...);
            (sinks.template at<O>()(place, slopes[1 + Chain::trained + O]), ...);
        }
    }

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr Value came_from(Place const& place, Value const& otherwise) const
    {
        if constexpr (Chain::kept == Kept::nothing)
            return otherwise;
        else
            return place.load(kept);
    }
};

/// One element's loss; its gradient goes through the last stage's formulas.
template <class Loss, class T, class Output, class Target, class Next>
struct ElementStep {
    static constexpr bool adds_up = AddsUp<Next>;

    Output y;
    Target t;
    T scale;
    Next next;

    template <class Place>
    [[gnu::always_inline]] constexpr auto operator()(Place const& place) const
    {
        auto const results = symbol::evaluate<typename Loss::Value, typename Loss::Slope>(
            place.load(y), place.load(plain_view(t)));
        using Value = typename decltype(results)::value_type;
        if constexpr (is_weighted<Target>) {
            Value const weight = place.load(t.weights);
            next(place, results[1] * (Value(scale) * weight));
            return results[0] * weight;
        } else {
            next(place, results[1] * Value(scale));
            return results[0];
        }
    }
};

/// Stores what comes.
template <class Output>
struct Store {
    Output output;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        place.store(output, value);
    }
};

/// Adds what comes.
template <class Output>
struct Accumulate {
    Output output;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        place.add(output, value);
    }
};

/// Which part of a batch a gradient is the sum over.
struct Part {
    bool first;
    bool last;
};
inline constexpr Part whole_batch{true, true};

/// Adds what comes of a part; the first begins the sum.
template <class Output>
struct AddPart {
    Output output;
    bool first;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        first ? place.begin(output, value) : place.add(output, value);
    }
};

/// Gradients go to arrays that lie as the parameters do, and are added there to what they hold.
template <class T>
struct CollectGradients {
    static constexpr bool collects = true;
    T* gradients;
    random::Draw draw{}; ///< of which the step's random numbers come

    static constexpr bool updates(std::size_t /*array*/) { return true; }
    constexpr auto operator()(auto array, Part /*part*/, auto /*index*/) const
    {
        return Accumulate<decltype(array(gradients))>{array(gradients)};
    }
};

/// Reads a value.
template <class Input>
struct Load {
    Input input;

    template <class Place>
    [[gnu::always_inline]] constexpr auto operator()(Place const& place) const
    {
        return place.load(input);
    }
};

/// First gives a value, Second takes it.
template <class First, class Second>
struct Then {
    First first;
    Second second;

    template <class Place>
    [[gnu::always_inline]] constexpr void operator()(Place const& place) const
    {
        second(place, first(place));
    }
};

/// The value 0.
struct ZeroStart {
    template <class Place>
    [[gnu::always_inline]] constexpr auto operator()(Place const& place) const
    {
        return place.zero();
    }
};

} // namespace lamina::core
