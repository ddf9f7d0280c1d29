// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/row_formula.hpp>
#include <lamina/model/facts.hpp>
#include <lamina/model/stage.hpp>

namespace lamina::core {

/// Regrouping is a fold over the layers, left to right: the stages closed so far, and the one still open.
template <class... Closed>
struct ClosedStages {
    static constexpr std::size_t count = sizeof...(Closed);
    using Stages = Model<Closed...>;
};

/// No stage is open: the next one takes value V of the network, of this width.
template <std::size_t V, std::size_t Width>
struct At {
    static constexpr std::size_t value = V;
    static constexpr std::size_t width = Width;
};

template <class Closed, class Open>
struct Regrouping;

template <class... Closed, std::size_t V, std::size_t Width>
struct Regrouping<ClosedStages<Closed...>, At<V, Width>> {
    static constexpr auto closed() { return Regrouping{}; }
    using Stages = Model<Closed...>;
    using Now = At<V, Width>;

    /// Opens a stage.
    template <class Contraction, class... Formulas>
    static constexpr auto open()
    {
        using Taken = std::conditional_t<V == sizeof...(Closed), Contraction, OfValue<V, Contraction>>;
        return Regrouping<ClosedStages<Closed...>, Stage<Taken, Formulas...>>{};
    }
    template <class Contraction>
    static constexpr auto open_as_it_is()
    {
        return Regrouping<ClosedStages<Closed...>, Stage<Contraction>>{};
    }
    template <class F>
    static constexpr auto add_formula()
    {
        if constexpr (is_row_formula<F>)
            return open<Rowwise<Constant<Width>, F>>();
        else
            return open<Direct<Constant<Width>>, F>();
    }
    /// The next stage takes that value instead.
    template <std::size_t Value, std::size_t ItsWidth>
    static constexpr auto back_to(At<Value, ItsWidth>)
    {
        return Regrouping<ClosedStages<Closed...>, At<Value, ItsWidth>>{};
    }
};

template <class... Closed, class Taken, class... Formulas>
struct Regrouping<ClosedStages<Closed...>, Stage<Taken, Formulas...>> {
    static constexpr std::size_t width = decltype(Stage<Taken, Formulas...>::Contraction::outputs)::value;

    static constexpr auto closed()
    {
        return Regrouping<ClosedStages<Closed..., Stage<Taken, Formulas...>>,
                          At<sizeof...(Closed) + 1, width>>{};
    }
    template <class F>
    static constexpr auto add_formula()
    {
        if constexpr (is_row_formula<F>)
            return closed().template add_formula<F>();
        else
            return Regrouping<ClosedStages<Closed...>, Stage<Taken, Formulas..., F>>{};
    }
};

/// What a Residual ends with: adds value V of the network.
template <std::size_t V>
struct AddValue : Formula {
    static constexpr auto name = "AddValue";
    using Operands = OperandList<ValueOperand<V>>;
    static constexpr auto value(auto x, auto skipped) { return x + skipped; }
};

/// Whether a layer is a formula whose value is x: in a branch nothing is computed of it.
template <class Layer>
constexpr bool hands_on()
{
    if constexpr (FormulaLayer<Layer>) return std::same_as<ValueOf<Layer>, symbol::Variable<0>>;
    return false;
}

template <class Joining, class Inside>
struct Regroup;

/// The regrouping with one more layer.
template <class State, class Layer>
constexpr auto regrouped(State state, std::type_identity<Layer>)
{
    if constexpr (FormulaLayer<Layer>)
        return State::template add_formula<Layer>();
    else if constexpr (ContractionLayer<Layer>)
        return decltype(state.closed())::template open<typename Layer::Contraction>();
    else
        return Regroup<typename Layer::Joining, typename Layer::Inside>::add(state);
}
template <class Closed, class Open, class Layer>
constexpr auto operator+(Regrouping<Closed, Open> state, std::type_identity<Layer> layer)
{
    return regrouped(state, layer);
}

template <class... Layers>
struct Regroup<InSequence, LayerList<Layers...>> {
    static constexpr auto add(auto state) { return (state + ... + std::type_identity<Bare<Layers>>{}); }
};

template <class... Layers>
struct Regroup<AddedToInput, LayerList<Layers...>> {
    static constexpr auto add(auto state)
    {
        auto const start = state.closed();
        using From = typename decltype(start)::Now;
        return (start + ... + std::type_identity<Bare<Layers>>{}) +
               std::type_identity<AddValue<From::value>>{};
    }
};

template <class... Branches>
struct Regroup<SideBySide, LayerList<Branches...>> {
    static constexpr auto add(auto state)
    {
        auto const start = state.closed();
        return gathered<Branches...>(typename decltype(start)::Now{}, start);
    }

private:
    /// The rest of the branches after those that gave the values Ends.
    template <class... Rest, class From, class Current, class... Ends>
    static constexpr auto gathered(From from, Current current, Ends... ends)
    {
        if constexpr (sizeof...(Rest) == 0)
            return Current::template open_as_it_is<Gather<(Ends::width + ...), Ends::value...>>();
        else
            return branch<Rest...>(from, current.back_to(from), ends...);
    }
    template <class First, class... Rest, class From, class Current, class... Ends>
    static constexpr auto branch(From from, Current current, Ends... ends)
    {
        auto const end = [&] {
            if constexpr (hands_on<Bare<First>>())
                return current;
            else
                return (current + std::type_identity<Bare<First>>{}).closed();
        }();
        return gathered<Rest...>(from, end, ends..., typename decltype(end)::Now{});
    }
};

template <class A>
struct StagesOf;

template <class... Layers>
struct StagesOf<Sequential<Layers...>> {
    using Start = Regrouping<ClosedStages<>, At<0, input_size<Sequential<Layers...>>>>;
    using type = typename decltype((Start{} + ... + std::type_identity<Bare<Layers>>{}).closed())::Stages;
};

/// A formula where nothing is trained: of one with random numbers its Evaluated.
template <class F, class Operands>
struct Evaluation {
    using type = F;
};
template <class F, class... Operands>
    requires(std::same_as<Operands, RandomOperand> || ...)
struct Evaluation<F, OperandList<Operands...>> {
    using type = typename F::Evaluated;
};
template <class F>
using EvaluationOf = typename Evaluation<F, typename F::Operands>::type;

template <class Stage>
struct EvaluationOfStage;
template <class Contraction, class... Formulas>
struct EvaluationOfStage<Stage<Contraction, Formulas...>> {
    using type = Stage<Contraction, EvaluationOf<Formulas>...>;
};
template <class Model>
struct EvaluationOfModel;
template <class Indices, class... Stages>
struct EvaluationOfModel<StageList<Indices, Stages...>> {
    using type = Model<typename EvaluationOfStage<Stages>::type...>;
};

/// The stages of a Sequential, where it is trained.
template <class A>
using TrainingModelOf = typename StagesOf<A>::type;

/// The same where it is not.
template <class A>
using ModelOf = typename EvaluationOfModel<TrainingModelOf<A>>::type;

} // namespace lamina::core
