// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>
#include <lamina/layers/composite.hpp>
#include <lamina/layers/contraction.hpp>
#include <lamina/layers/named.hpp>

#include <array>
#include <cstddef>

/// How many values pass between layers.
namespace lamina::core {

/// By its base alone, so that a mistake in the formula is reported once, where the formula is used.
template <class Layer>
concept FormulaLayer = std::derived_from<Layer, Formula>;

/// How many values a layer takes, which may be any number, and how many it gives of so many. A formula, and
/// what is no layer, gives as many as it is given.
template <class Layer>
struct ShapeOf {
    static constexpr bool takes_any = true;
    static constexpr std::size_t takes = 0;
    static constexpr bool preserves = true;
    static constexpr std::size_t gives(std::size_t given) { return given; }
};

template <ContractionLayer Layer>
struct ShapeOf<Layer> {
    static constexpr bool takes_any = false;
    static constexpr std::size_t takes = Layer::inputs;
    static constexpr bool preserves = false;
    static constexpr std::size_t gives(std::size_t /*given*/) { return Layer::outputs; }
};

template <class Joining, class Inside>
struct JoinedShape;

template <class... Layers>
struct JoinedShape<InSequence, LayerList<Layers...>> {
    /// The number that the first layer takes which takes no other, if those before it preserve any.
    struct Search {
        bool goes_on = true;
        bool found = false;
        std::size_t takes = 0;
    };
    static constexpr Search search = [] {
        Search state;
        [[maybe_unused]] auto const visit = [&]<class Shape>(Shape) {
            if (!state.goes_on) return;
            state.found = !Shape::takes_any;
            if (state.found) state.takes = Shape::takes;
            state.goes_on = !state.found && Shape::preserves;
        };
        (visit(ShapeOf<Bare<Layers>>{}), ...);
        return state;
    }();
    static constexpr bool takes_any = !search.found;
    static constexpr std::size_t takes = search.takes;
    static constexpr bool preserves = (ShapeOf<Bare<Layers>>::preserves && ...);
    static constexpr std::size_t gives(std::size_t given)
    {
        ((given = ShapeOf<Bare<Layers>>::gives(given)), ...);
        return given;
    }
};

template <class Inside>
struct JoinedShape<AddedToInput, Inside> : JoinedShape<InSequence, Inside> {
    static constexpr bool preserves = true;
    static constexpr std::size_t gives(std::size_t given) { return given; }
};

template <class... Branches>
struct JoinedShape<SideBySide, LayerList<Branches...>> {
    static constexpr bool takes_any = (ShapeOf<Bare<Branches>>::takes_any && ...);
    static constexpr std::size_t takes = [] {
        std::size_t result = 0;
        ((result =
              result == 0 && !ShapeOf<Bare<Branches>>::takes_any ? ShapeOf<Bare<Branches>>::takes : result),
         ...);
        return result;
    }();
    static constexpr bool preserves = false;
    static constexpr std::size_t gives(std::size_t given)
    {
        return (std::size_t{0} + ... + ShapeOf<Bare<Branches>>::gives(given));
    }
};

template <CompositeLayer Layer>
struct ShapeOf<Layer> : JoinedShape<typename Layer::Joining, typename Layer::Inside> {};

/// What each of these layers is given, where the first is given so many, and takes.
template <std::size_t first, class... Layers>
struct WidthsFrom {
    static constexpr std::size_t count = sizeof...(Layers);

    /// [0] is what the first is given, [count] what the last gives.
    static constexpr std::array<std::size_t, count + 1> given = [] {
        std::array<std::size_t, count + 1> result{first};
        [[maybe_unused]] std::size_t i = 0;
        ((result[i + 1] = ShapeOf<Bare<Layers>>::gives(result[i]), ++i), ...);
        return result;
    }();

    /// What each layer takes.
    static constexpr std::array<std::size_t, count + 1> taken = [] {
        std::array<std::size_t, count + 1> result{};
        [[maybe_unused]] std::size_t i = 0;
        ((result[i] = ShapeOf<Bare<Layers>>::takes_any ? given[i] : ShapeOf<Bare<Layers>>::takes, ++i), ...);
        return result;
    }();
};

/// The same of all layers of a network.
template <class... Layers>
using Widths = WidthsFrom<JoinedShape<InSequence, LayerList<Layers...>>::takes, Layers...>;

} // namespace lamina::core
