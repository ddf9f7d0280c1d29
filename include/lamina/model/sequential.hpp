// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/linear.hpp>
#include <lamina/model/shapes.hpp>

#include <array>
#include <utility>

namespace lamina::core {

template <class Layer>
constexpr bool has_positive_widths()
{
    return Layer::inputs > 0 && Layer::outputs > 0;
}

/// Whether the parameters that a layer declares are those that its contraction is laid out with.
template <class Layer>
constexpr bool declares_its_parameters()
{
    using C = typename Layer::Contraction;
    if constexpr (is_contraction<C>) {
        std::size_t const count = std::size_t{C::has_weight} + std::size_t{C::has_bias};
        if (C{}.inputs != Layer::inputs || C{}.outputs != Layer::outputs) return false;
        if (std::size(Layer::parameters) != count) return false;
        if constexpr (C::has_weight) {
            auto const given = std::begin(Layer::parameters)->axes();
            auto const wanted = C{}.weight_shape();
            for (std::size_t axis = 0; axis < given.size(); ++axis)
                if (given[axis] != (axis < wanted.size() ? wanted[axis] : 0)) return false;
        }
        if constexpr (C::has_bias) {
            Parameter const bias = *(std::begin(Layer::parameters) + (count - 1));
            if (bias.rows != C{}.bias_size() || bias.columns != 0) return false;
        }
    }
    return true;
}

/// Whether each trained parameter is one number, or one for each of `width` values.
template <class F>
constexpr bool trained_parameters_fit(std::size_t width)
{
    for (Parameter const& parameter : F::parameters)
        if (parameter.size() != 1 && parameter.size() != width) return false;
    return true;
}

/// Whether no two layers have the same prefix in their parameters' keys, their name or their position.
template <class... Layers>
constexpr bool names_are_distinct()
{
    return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) {
        std::array<Prefix, sizeof...(Layers) + 1> const prefixes{prefix_of<Layers>(Indices)..., Prefix{}};
        for (std::size_t i = 0; i < sizeof...(Layers); ++i)
            for (std::size_t j = 0; j < sizeof...(Layers); ++j)
                if (i != j && !prefixes[i].name.empty() && prefixes[j] == prefixes[i].name) return false;
        return true;
    }(std::index_sequence_for<Layers...>{});
}

// The numbers of an error travel in these types, because its message cannot hold them in C++20.
template <std::size_t>
struct Position;
template <std::size_t>
struct Takes;
template <std::size_t>
struct Given;

/// One layer of a Sequential and what it is given: every mistake in a declaration is reported here.
template <class Place, class Layer, class TakesValues, class GivenValues>
struct Joint {
    static constexpr bool is_layer = ContractionLayer<Layer> || FormulaLayer<Layer> || CompositeLayer<Layer>;
    static_assert(is_layer,
                  "lamina: an entry of this Sequential is neither a layer, such as Linear<2, 3>, nor an "
                  "activation, a struct derived from lamina::Formula.");
};

template <std::size_t position, ContractionLayer Layer, std::size_t takes, std::size_t given>
struct Joint<Position<position>, Layer, Takes<takes>, Given<given>> {
    static constexpr bool positive = has_positive_widths<Layer>();
    static constexpr bool is_computed = core::is_contraction<typename Layer::Contraction>;
    static constexpr bool declares = core::declares_its_parameters<Layer>();
    static constexpr bool fits = takes == given;
    static_assert(
        is_computed,
        "lamina: a layer of this Sequential has a Contraction that no backend computes. "
        "There are core::Dense<core::Constant<inputs>, core::Constant<outputs>, has_bias>, W x + b, "
        "and core::Direct<core::Constant<width>>, x as it is.");
    static_assert(
        declares,
        "lamina: a layer of this Sequential declares other sizes or `parameters` than its Contraction "
        "has: Dense a weight, core::Parameter{name, outputs, inputs}, and with a bias after it "
        "core::Parameter{name, outputs}; Direct none.");
    static_assert(positive, "lamina: a layer of this Sequential takes or gives no values. "
                            "Every width must be at least 1.");
    static_assert(fits,
                  "lamina: a layer of this Sequential is given a different number of values than it takes. "
                  "Make Takes and Given above equal: change the layer's first number, or the last number of "
                  "the layer before it. Positions count from 0.");
};

template <std::size_t position, FormulaLayer Layer, std::size_t takes, std::size_t given>
struct Joint<Position<position>, Layer, Takes<takes>, Given<given>> {
    static constexpr bool fits = trained_parameters_fit<Layer>(given);
    static_assert(asserted<core::IsFormula<Layer>>);
    static_assert(
        fits, "lamina: an activation of this Sequential has a trained parameter that is neither one number "
              "nor one for each of the Given values above.");
};

template <class Indices, class Widths, class... Layers>
struct JointList;

template <std::size_t... Indices, class Widths, class... Layers>
struct JointList<std::index_sequence<Indices...>, Widths, Layers...>
    : Joint<Position<Indices>, Bare<Layers>, Takes<Widths::taken[Indices]>,
            Given<Widths::given[Indices]>>... {};

/// The names of layers in a list.
template <class... Layers>
struct Names {
    static_assert(
        names_are_distinct<Layers...>(),
        "lamina: two layers of this Sequential have the same name. Their parameters would have the same "
        "keys; give each Named<…> a name of its own.");
    static_assert(!(has_empty_name<Layers> || ...),
                  "lamina: Named<\"\", …> gives a layer no name. Leave Named out, and the layer's position, "
                  "from 0, is its name.");
};

template <std::size_t>
struct LayersGive;

/// The ends of a Residual.
template <class GivenValues, class Gives>
struct ResidualEnds;
template <std::size_t given, std::size_t gives>
struct ResidualEnds<Given<given>, LayersGive<gives>> {
    static_assert(
        given == gives,
        "lamina: a Residual adds what its layers give to what the first is given, so that these must be "
        "as many values. Make Given and LayersGive above equal.");
};

/// What is joined in a layer of layers, which is given so many values.
template <class Joining, class Inside, std::size_t given>
struct InnerJoints {};
template <class... Layers, std::size_t given>
struct InnerJoints<AddedToInput, LayerList<Layers...>, given> {
    using Inner = WidthsFrom<given, Layers...>;
    static_assert(sizeof...(Layers) > 0, "lamina: this Residual has no layers.");
    static_assert(
        is_said(static_cast<JointList<std::index_sequence_for<Layers...>, Inner, Layers...>*>(nullptr)));
    static_assert(is_said(static_cast<Names<Layers...>*>(nullptr)));
    static_assert(
        is_said(static_cast<ResidualEnds<Given<given>, LayersGive<Inner::given.back()>>*>(nullptr)));
};
template <class Indices, std::size_t given, class... Branches>
struct BranchJoints;
template <std::size_t... Indices, std::size_t given, class... Branches>
struct BranchJoints<std::index_sequence<Indices...>, given, Branches...>
    : Joint<Position<Indices>, Bare<Branches>, Takes<WidthsFrom<given, Branches>::taken[0]>,
            Given<given>>... {};
template <class... Branches, std::size_t given>
struct InnerJoints<SideBySide, LayerList<Branches...>, given> {
    static_assert(sizeof...(Branches) > 0,
                  "lamina: this Concat has no branches, so that it gives no values.");
    static_assert(is_said(
        static_cast<BranchJoints<std::index_sequence_for<Branches...>, given, Branches...>*>(nullptr)));
    static_assert(is_said(static_cast<Names<Branches...>*>(nullptr)));
};

template <std::size_t position, CompositeLayer Layer, std::size_t takes, std::size_t given>
struct Joint<Position<position>, Layer, Takes<takes>, Given<given>> {
    static_assert(
        is_said(static_cast<InnerJoints<typename Layer::Joining, typename Layer::Inside, given>*>(nullptr)));
    static constexpr bool fits = takes == given;
    static_assert(fits,
                  "lamina: a layer of this Sequential is given a different number of values than it takes. "
                  "Make Takes and Given above equal: change the layer's first number, or the last number of "
                  "the layer before it. Positions count from 0.");
};

/// All joints of a Sequential: one base for each layer, so that every compiler reports all that do not fit.
template <class... Layers>
struct Joints : JointList<std::index_sequence_for<Layers...>, Widths<Layers...>, Layers...>,
                Names<Layers...> {
    static_assert(sizeof...(Layers) > 0, "lamina: this Sequential has no layers.");
    static_assert(
        sizeof...(Layers) == 0 || !JoinedShape<InSequence, LayerList<Layers...>>::takes_any,
        "lamina: this Sequential has no Linear, so that nothing says how many values it takes. Add one.");
};

template <class... Layers>
inline constexpr bool checked = is_said(static_cast<Joints<Layers...>*>(nullptr));

} // namespace lamina::core

namespace lamina {

/// An architecture: the layers in order, without data. Shapes are checked where the type is written.
template <class... Layers>
    requires(core::checked<Layers...>)
struct Sequential {
    static constexpr auto name = "Sequential";
    using Inside = core::LayerList<Layers...>;
    using Joining = core::InSequence;
};

} // namespace lamina
