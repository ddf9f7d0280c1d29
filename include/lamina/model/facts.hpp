// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/sequential.hpp>

#if !__has_include(<boost/hana/tuple.hpp>)
#error "lamina: needs Boost 1.74 or later, whose <boost/hana/tuple.hpp> is not found."
#include "lamina_stops_here"
#endif
#include <boost/hana/tuple.hpp>

/// What the type of a network says of it, as constants.
namespace lamina::core {

template <class A>
struct Facts;

template <class... Layers>
struct Facts<Sequential<Layers...>> {
    static constexpr boost::hana::tuple<Layers...> layers{};
    static constexpr auto given = Widths<Layers...>::given;
    // by [], which the joints have used: of a constant whose function it has yet to instantiate, g++ 14.2
    // says "used before its definition" where -Wtautological-compare asks for its value
    static constexpr bool has_composites = (CompositeLayer<Bare<Layers>> || ...);
    static constexpr std::size_t inputs = given[0];
    static constexpr std::size_t outputs = given[sizeof...(Layers)];
    static constexpr std::size_t parameter_count = (Facts<Bare<Layers>>::parameter_count + ...);
    static constexpr std::size_t mac_count = (Facts<Bare<Layers>>::mac_count + ...);
};

template <class Inside>
struct FactsOfList;
template <class... Layers>
struct FactsOfList<LayerList<Layers...>> {
    static constexpr std::size_t parameter_count =
        (std::size_t{0} + ... + Facts<Bare<Layers>>::parameter_count);
    static constexpr std::size_t mac_count = (std::size_t{0} + ... + Facts<Bare<Layers>>::mac_count);
};
template <CompositeLayer Layer>
struct Facts<Layer> : FactsOfList<typename Layer::Inside> {};

template <class Layer>
    requires ContractionLayer<Layer> || FormulaLayer<Layer>
struct Facts<Layer> {
    static constexpr std::size_t parameter_count = [] {
        std::size_t count = 0;
        for (Parameter const& parameter : Layer::parameters) count += parameter.size();
        return count;
    }();
    static constexpr std::size_t mac_count = [] {
        if constexpr (ContractionLayer<Layer>) return Layer::mac_count;
        return std::size_t{0};
    }();
};

} // namespace lamina::core

namespace lamina {

/// How many values the network takes.
template <class A>
inline constexpr std::size_t input_size = core::Facts<A>::inputs;

/// How many values the network gives.
template <class A>
inline constexpr std::size_t output_size = core::Facts<A>::outputs;

/// How many trained numbers a network or one layer has.
template <class A>
inline constexpr std::size_t parameter_count = core::Facts<core::Bare<A>>::parameter_count;

/// How many multiply-accumulates one sample costs.
template <class A>
inline constexpr std::size_t mac_count = core::Facts<core::Bare<A>>::mac_count;

/// The layers of a network, in order: `boost::hana::for_each(layers<A>, [](auto layer) { … })`.
template <class A>
inline constexpr auto layers = core::Facts<A>::layers;

} // namespace lamina
