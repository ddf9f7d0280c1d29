// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/chain.hpp>
#include <lamina/formula/row_formula.hpp>
#include <lamina/model/facts.hpp>

namespace lamina::core {

/// The trained parameters of a contraction that is a formula of rows; of others none.
template <class Contraction>
struct RowTrainedSizes {
    using type = TrainedSizes<>;
};
template <class Width, class F>
struct RowTrainedSizes<Rowwise<Width, F>> {
    using type = TrainedSizes<F>;
};

/// One contraction with the formulas that follow it.
template <class Contraction_, class... Formulas>
struct Stage {
    using Contraction = Contraction_;
    using Chain = core::Chain<Formulas...>;
    using OfRow = typename RowTrainedSizes<Contraction>::type; ///< the parameters of a formula of rows
    /// Those of all formulas, whose gradients come place by place.
    static constexpr auto formula_sizes = [] {
        std::array<std::size_t, OfRow::trained + Chain::trained> sizes{};
        for (std::size_t i = 0; i < OfRow::trained; ++i) sizes[i] = OfRow::trained_sizes[i];
        for (std::size_t i = 0; i < Chain::trained; ++i) sizes[OfRow::trained + i] = Chain::trained_sizes[i];
        return sizes;
    }();
    static constexpr std::size_t array_count =
        std::size_t{Contraction::has_weight} + std::size_t{Contraction::has_bias} + formula_sizes.size();
    [[no_unique_address]] Contraction contraction{};
};

template <std::size_t Index, class Stage>
struct StageAt {
    [[no_unique_address]] Stage stage{};
};

template <class Indices, class... Stages>
struct StageList;

template <std::size_t... Indices, class... Stages>
struct StageList<std::index_sequence<Indices...>, Stages...> : StageAt<Indices, Stages>... {
    static constexpr std::size_t count = sizeof...(Stages);
    static constexpr bool is_static = (Stages::Contraction::is_static && ...);
    static constexpr std::size_t array_count = (std::size_t{0} + ... + Stages::array_count);
    static constexpr bool has_trained_formulas = ((Stages::formula_sizes.size() > 0) || ...);
    static constexpr bool has_row_formulas = (is_rowwise<typename Stages::Contraction> || ...);

    constexpr StageList() = default;
    constexpr explicit StageList(Stages... stages) : StageAt<Indices, Stages>{stages}... {}

    template <std::size_t Index>
    [[nodiscard]] constexpr auto const& at() const
    {
        return pick<Index>(*this);
    }

    /// visit(stage) for each, in order.
    constexpr void each(auto visit) const { (visit(pick<Indices>(*this)), ...); }

private:
    template <std::size_t Index, class S>
    static constexpr S const& pick(StageAt<Index, S> const& held)
    {
        return held.stage;
    }
};

/// What a network computes: its stages in order. The backward walk is the same list reversed.
template <class... Stages>
using Model = StageList<std::index_sequence_for<Stages...>, Stages...>;

/// Stage S of a model.
template <class Model, std::size_t S>
using StageOf = std::remove_cvref_t<decltype(std::declval<Model const&>().template at<S>())>;

/// Regrouping is a fold over the layers, left to right: the stages closed so far, and the one still open.
template <class... Closed>
struct ClosedStages {};

template <class Closed, class Open>
struct Regrouping;

template <class... Closed, class Contraction, class... Formulas>
struct Regrouping<ClosedStages<Closed...>, Stage<Contraction, Formulas...>> {
    using Stages = Model<Closed..., Stage<Contraction, Formulas...>>;

    template <FormulaLayer F>
    friend constexpr auto operator+(Regrouping, std::type_identity<F>)
    {
        using Width = decltype(Contraction::outputs);
        if constexpr (is_row_formula<F>)
            return Regrouping<ClosedStages<Closed..., Stage<Contraction, Formulas...>>,
                              Stage<Rowwise<Width, F>>>{};
        else
            return Regrouping<ClosedStages<Closed...>, Stage<Contraction, Formulas..., F>>{};
    }
    template <ContractionLayer L>
    friend constexpr auto operator+(Regrouping, std::type_identity<L>)
    {
        return Regrouping<ClosedStages<Closed..., Stage<Contraction, Formulas...>>,
                          Stage<typename L::Contraction>>{};
    }
};

/// Before the first layer; a formula there opens a stage without a contraction.
template <std::size_t Width>
struct Regrouping<ClosedStages<>, Constant<Width>> {
    template <FormulaLayer F>
    friend constexpr auto operator+(Regrouping, std::type_identity<F>)
    {
        if constexpr (is_row_formula<F>)
            return Regrouping<ClosedStages<>, Stage<Rowwise<Constant<Width>, F>>>{};
        else
            return Regrouping<ClosedStages<>, Stage<Direct<Constant<Width>>, F>>{};
    }
    template <ContractionLayer L>
    friend constexpr auto operator+(Regrouping, std::type_identity<L>)
    {
        return Regrouping<ClosedStages<>, Stage<typename L::Contraction>>{};
    }
};

template <class A>
struct StagesOf;

template <class... Layers>
struct StagesOf<Sequential<Layers...>> {
    using Start = Regrouping<ClosedStages<>, Constant<input_size<Sequential<Layers...>>>>;
    using type = typename decltype((Start{} + ... + std::type_identity<Bare<Layers>>{}))::Stages;
};

/// The stages of a Sequential.
template <class A>
using ModelOf = typename StagesOf<A>::type;

} // namespace lamina::core
