// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/chain.hpp>
#include <lamina/layers/contraction.hpp>

#include <utility>

namespace lamina::core {

/// The trained parameters of a contraction that is a formula of rows; of others none.
template <class F>
struct RowTrainedSizes {
    using type = TrainedSizes<F>;
};
template <>
struct RowTrainedSizes<void> {
    using type = TrainedSizes<>;
};

/// In a stage's type: a contraction of another value than what the stage before gives. Value V is what stage
/// V - 1 gives, value 0 the network's input.
template <std::size_t Value, class Contraction>
struct OfValue;

/// What a stage contracts, and of which value if it is stage S.
template <class Taken>
struct TakenOf {
    using Contraction = Taken;
    template <std::size_t S>
    static constexpr std::size_t input_of_stage = S;
};
template <std::size_t Value, class Contraction_>
struct TakenOf<OfValue<Value, Contraction_>> {
    using Contraction = Contraction_;
    template <std::size_t S>
    static constexpr std::size_t input_of_stage = Value;
};

/// One contraction with the formulas that follow it.
template <class Taken_, class... Formulas>
struct Stage {
    using Taken = TakenOf<Taken_>;
    using Contraction = typename Taken::Contraction;
    using Chain = core::Chain<Formulas...>;
    using OfRow = typename RowTrainedSizes<
        typename Contraction::RowFormula>::type; ///< the parameters of a formula of rows
    /// Those of all formulas, whose gradients come place by place.
    static constexpr auto formula_sizes = [] {
        std::array<std::size_t, OfRow::trained + Chain::trained> sizes{};
        [[maybe_unused]] std::size_t next = 0;
        for (std::size_t const size : OfRow::trained_sizes) sizes[next++] = size;
        for (std::size_t const size : Chain::trained_sizes) sizes[next++] = size;
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
    static constexpr bool has_row_formulas = (Stages::Contraction::is_rowwise || ...);

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

} // namespace lamina::core
