// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/connected.hpp>
#include <lamina/model/facts.hpp>
#include <lamina/model/stages.hpp>

#include <algorithm>

/// What is asked of the types that a user gives to a network. Where one is of another kind, which is an
/// error, they stand for something that is whole, so that nothing else is said.
namespace lamina::core {

template <class A>
inline constexpr bool is_sequential = false;
template <class... Layers>
inline constexpr bool is_sequential<Sequential<Layers...>> = true;

/// Whether a network can be made of one layer among others, whatever its widths and its neighbours are.
template <class Layer>
constexpr bool is_laid_out()
{
    if constexpr (FormulaLayer<Layer>)
        return !IsFormula<Layer>::offers_slope_of_row;
    else
        return well_formed<Layer>();
}

/// Whether a network can be made of A, and what is made instead.
template <class A>
struct Built {
    static constexpr bool is_whole = false;
    using instead = Sequential<Linear<1, 1>>;
    using type = instead;
};
template <class... Layers>
    requires(!JoinedShape<InSequence, LayerList<Layers...>>::takes_any)
struct Built<Sequential<Layers...>> {
    static constexpr bool is_whole = (is_laid_out<Bare<Layers>>() && ...);
    static constexpr std::size_t takes = (std::max<std::size_t>)(Widths<Layers...>::given.front(), 1);
    static constexpr std::size_t gives = (std::max<std::size_t>)(Widths<Layers...>::given.back(), 1);
    using instead = Sequential<Linear<takes, gives>>;
    using type = std::conditional_t<is_whole, Sequential<Layers...>, instead>;
};
template <ContractionLayer Layer>
    requires(well_formed<Layer>())
struct Built<Layer> {
    static constexpr bool is_whole = false;
    using instead = Sequential<Layer>;
    using type = instead;
};

/// Whether a backend has verbs for what every stage of a model contracts.
template <class Backend, class T, class Contraction>
constexpr bool contracts()
{
    if constexpr (Contraction::has_weight)
        return requires(Contraction const& contraction) {
            Backend::template backward_workspace<T>(contraction);
        };
    else
        return true;
}
template <class Backend, class T, class Model>
inline constexpr bool contracts_stages = false;
template <class Backend, class T, class Indices, class... Stages>
inline constexpr bool contracts_stages<Backend, T, StageList<Indices, Stages...>> =
    (contracts<Backend, T, typename Stages::Contraction>() && ...);

/// That a network is made of an architecture and of numbers that its backend computes with.
template <class A, class T, class Backend>
struct NetworkArguments {
    static constexpr bool computes = Backend::template computes<T>;
    static constexpr bool contracts = [] {
        if constexpr (Built<A>::is_whole && computes) return contracts_stages<Backend, T, TrainingModelOf<A>>;
        return true;
    }();
    static constexpr bool value = Built<A>::is_whole && computes && contracts;
    using Architecture = std::conditional_t<contracts, typename Built<A>::type, typename Built<A>::instead>;
    using Number = std::conditional_t<computes, T, float>;

    struct Check {
        static_assert(is_sequential<A>,
                      "lamina: a network is made of a Sequential, of one layer too: "
                      "Network<Sequential<Linear<2, 3>>>. Its first argument is something else.");
        static_assert(contracts,
                      "lamina: a layer of this network has a Contraction that this backend does not compute. "
                      "Overload contract, contract_back, contract_rows and backward_workspace for it in the "
                      "backend, see core::Computes, or take a backend that does.");
        static_assert(computes, "lamina: a network does not compute with numbers of this type. There are "
                                "Network<A> of float and Network<A, double>, and reference::Network<A, T> of "
                                "any type with the operators, but not of whole numbers.");
    };
};

} // namespace lamina::core
