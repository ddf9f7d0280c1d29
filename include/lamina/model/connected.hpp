// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/sequential.hpp>

namespace lamina::core {

template <class Joining, class Inside>
struct FormedInside;

/// Whether a layer is whole in itself.
template <class Layer>
constexpr bool well_formed()
{
    if constexpr (ContractionLayer<Layer>)
        return has_positive_widths<Layer>() && core::is_contraction<typename Layer::Contraction> &&
               core::declares_its_parameters<Layer>();
    else if constexpr (FormulaLayer<Layer>)
        return core::IsFormula<Layer>::value;
    else if constexpr (CompositeLayer<Layer>)
        return FormedInside<typename Layer::Joining, typename Layer::Inside>::value;
    else
        return false;
}

template <class Joining, class Inside>
struct FitsInside;

/// Whether a layer that takes so many values fits where so many are given.
template <class Layer>
constexpr bool fits(std::size_t taken, std::size_t given)
{
    if constexpr (FormulaLayer<Layer>)
        return trained_parameters_fit<Layer>(given);
    else if constexpr (CompositeLayer<Layer>)
        return taken == given && FitsInside<typename Layer::Joining, typename Layer::Inside>::value(given);
    else
        return taken == given;
}

template <class Joining, class... Layers>
struct FormedInside<Joining, LayerList<Layers...>> {
    static constexpr bool value = sizeof...(Layers) > 0 && names_are_distinct<Layers...>() &&
                                  !(has_empty_name<Layers> || ...) && (well_formed<Bare<Layers>>() && ...);
};

/// Whether layers fit one after the other; what they give.
template <class... Layers>
struct FitInSequence {
    bool all = true;
    std::size_t width;

    constexpr explicit FitInSequence(std::size_t given) : width(given) { (add<Bare<Layers>>(), ...); }
    template <class Layer>
    constexpr void add()
    {
        using Shape = ShapeOf<Layer>;
        all = all && fits<Layer>(Shape::takes_any ? width : Shape::takes, width);
        width = Shape::gives(width);
    }
};
template <class... Layers>
struct FitsInside<InSequence, LayerList<Layers...>> {
    static constexpr bool value(std::size_t given) { return FitInSequence<Layers...>(given).all; }
};
template <class... Layers>
struct FitsInside<AddedToInput, LayerList<Layers...>> {
    static constexpr bool value(std::size_t given)
    {
        FitInSequence<Layers...> const result(given);
        return result.all && result.width == given;
    }
};
template <class... Branches>
struct FitsInside<SideBySide, LayerList<Branches...>> {
    static constexpr bool value(std::size_t given) { return (FitInSequence<Branches>(given).all && ...); }
};

/// Whether Sequential<Layers...> would compile, without asserting it.
template <class... Layers>
inline constexpr bool connected = [] {
    using Shape = JoinedShape<InSequence, LayerList<Layers...>>;
    if constexpr (FormedInside<InSequence, LayerList<Layers...>>::value && !Shape::takes_any)
        return FitsInside<InSequence, LayerList<Layers...>>::value(Shape::takes);
    else
        return false;
}();

} // namespace lamina::core

namespace lamina {
using core::connected;
} // namespace lamina
