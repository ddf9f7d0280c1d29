// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/sources.hpp>
#include <lamina/pass/collected.hpp>
#include <lamina/pass/combined_loss.hpp>
#include <lamina/pass/rows.hpp>
#include <lamina/pass/trained_arrays.hpp>
#include <lamina/support/threads.hpp>

namespace lamina::core {

/// A batch through the stages, forward and back, in a backend's verbs: what is the same on every backend.
template <class Backend, class T, class Model>
class Pass {
public:
    using Sizes = core::Sizes<Backend, T, Model>;
    using Memory = PassMemory<Backend, T, Model>;
    using Arrays = TrainedArrays<Backend, T, Model>;
    static constexpr std::size_t count = Model::count;
    static constexpr bool is_random = core::is_random<Model>;

    constexpr Pass() = default;
    /// Of a model whose sizes only run time knows.
    explicit Pass(Model const& model) : sizes(model) {}

    [[no_unique_address]] Sizes sizes;
    [[no_unique_address]] Memory memory{sizes};
    [[no_unique_address]] Arrays arrays{sizes};

    /// Forward over the rows of x, which may lie in alternating<0>, to y, which may lie in
    /// alternating<count>.
    constexpr void infer(auto x, auto y, auto row_count, T const* parameters, T* scratch, auto tile,
                         auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            auto const at = [&]<std::size_t V>(Constant<V>) { return between<V>(x, y, scratch, tile); };
            ((stage<S>(row_count, parameters, at, at(Constant<S + 1>{}), NotStored{}, NotStored{}, team),
              team.wait()),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// Forward over rows that lie in values<0>; keeps what the backward pass reads. Of a team every member
    /// does its share of each stage's columns, whose weights stay in its cache.
    [[gnu::always_inline]] constexpr void forward(auto row_count, T const* parameters, auto const& buffers,
                                                  auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            (forward_stage<S>(row_count, parameters, buffers, team), ...);
        }(std::make_index_sequence<count>{});
    }

    /// The loss summed over the rows; its gradient, times `scale`, lies where `backward` starts.
    template <class Loss>
    [[gnu::always_inline]] constexpr T loss(auto row_count, T const* parameters, T* gradients,
                                            auto const& buffers, auto target, T scale) const
    {
        auto const next = activate<count - 1>(parameters, gradients, buffers);
        if constexpr (CombinedLoss<Loss> || PairLoss<Loss>) {
            auto const dy = memory.template gradient<count - 1>(buffers);
            auto const y = memory.template values<count>(buffers);
            T const total = sum_slices<Backend, Loss>(row_count, sizes.output_width(), y, target, scale, dy);
            Backend::template map<T>(
                row_count, sizes.output_width(),
                Then<Load<std::remove_const_t<decltype(dy)>>, std::remove_const_t<decltype(next)>>{{dy},
                                                                                                   next});
            return total;
        } else {
            return loss<Loss>(row_count, buffers, target, scale, next);
        }
    }
    /// The same; its gradient goes through `next`.
    template <class Loss>
    constexpr T loss(auto row_count, auto const& buffers, auto target, T scale, auto next) const
    {
        auto const y = memory.template values<count>(buffers);
        auto const width = sizes.output_width();
        if constexpr (CombinedLoss<Loss> || PairLoss<Loss>) {
            return sum_slices<Backend, Loss>(row_count, width, y, target, scale, next);
        } else {
            return plain_loss<Loss>(row_count, width, y, target, scale, next);
        }
    }

    /// Hands the gradients of a part of the batch to the sink, and adds those that come in parts to
    /// `partial_sums`; that of the input, if wanted, lies in input_gradient. Every member of a team does
    /// its share.
    template <bool WantsInput>
    constexpr void backward(auto row_count, T const* parameters, T* partial_sums, auto const& sink, Part part,
                            auto const& buffers, auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            (back<count - 1 - S, WantsInput>(row_count, parameters, partial_sums, sink, part, buffers, team),
             ...);
        }(std::make_index_sequence<count>{});
    }

private:
    /// A loss of one formula.
    template <class Loss>
    static constexpr T plain_loss(auto row_count, auto width, auto y, auto target, T scale, auto next)
    {
        using OfTarget = std::conditional_t<std::same_as<PlainView<decltype(target)>, OneHotRows>,
                                            core::OfLabels<Loss>, Loss>;
        if constexpr (is_row_loss<Loss>)
            return Backend::template sum_rows<T>(row_count, width, y, target,
                                                 LossOfRow<RowLoss<OfTarget>, T>{scale}, next);
        else
            return Backend::template sum<T>(
                row_count, width,
                ElementStep<ElementLoss<Loss>, T, decltype(y), decltype(target), decltype(next)>{
                    y, target, scale, next});
    }

    template <std::size_t S>
    using Chain = typename StageOf<Model, S>::Chain;
    template <std::size_t S>
    using Contraction = typename StageOf<Model, S>::Contraction;

    /// What stage V takes and stage V - 1 gives.
    template <std::size_t V>
    [[nodiscard]] constexpr auto between(auto x, auto y, T* scratch, auto tile) const
    {
        if constexpr (V == 0)
            return x;
        else if constexpr (V == count)
            return y;
        else
            return memory.template alternating<V>(scratch, tile);
    }

    /// Fills the random numbers of stage S, if it has any; by one of a team.
    template <std::size_t S>
    [[gnu::always_inline]] constexpr void draw(auto row_count, auto const& buffers, auto team) const
    {
        if constexpr (OperandsOf<StageOf<Model, S>>::is_random) {
            if (team.index == 0)
                copy_in(random::Noise<T>{buffers.draw, S}, buffers.first, row_count,
                        sizes.template outputs<S>(), memory.template random<S>(buffers));
            team.wait();
        }
    }
    /// One stage of `forward`. (Not inlined by force: steps of 1-1000-1, on a batch counted at run time, took
    /// 30 % longer then.)
    template <std::size_t S>
    constexpr void forward_stage(auto row_count, T const* parameters, auto const& buffers, auto team) const
    {
        auto const at = [&]<std::size_t V>(Constant<V>) { return memory.template values<V>(buffers); };
        draw<S>(row_count, buffers, team);
        stage<S>(row_count, parameters, at, at(Constant<S + 1>{}),
                 memory.template pre_activations<S>(buffers), memory.template random<S>(buffers), team);
        team.wait();
    }
    /// One stage of `infer`. (Inlined by force: where g++ leaves it as a call, one sample of 1-8-8-1 takes
    /// 62.5 ns, not 59.2. And y is an argument: where it is asked of value_at here, g++ no longer knows that
    /// it lies on the stack, and what the last stage gives goes through memory: 8-32-32-4 took 7 % longer.)
    template <std::size_t S>
    [[gnu::always_inline]] constexpr void stage(auto row_count, T const* parameters, auto const& value_at,
                                                auto y, auto pre_activation, auto random, auto team) const
    {
        auto const outputs = sizes.template outputs<S>();
        auto const trained = arrays.template trained<S, 1>(parameters);
        auto const taken = operands_of<StageOf<Model, S>>(value_at, random);
        using Output = std::remove_const_t<decltype(y)>;
        using Operands = std::remove_const_t<decltype(taken)>;
        Activate<Chain<S>, T, Output, decltype(pre_activation), Operands> const epilogue{y, pre_activation,
                                                                                         trained, taken};
        if constexpr (Contraction<S>::is_gather) {
            gather<S>(row_count, value_at, y, team);
            team.wait();
            if (team.index == 0)
                Backend::template map<T>(
                    row_count, outputs,
                    Then<Load<Output>, std::remove_const_t<decltype(epilogue)>>{{y}, epilogue});
        } else {
            auto const x = value_at(Constant<input_of<Model, S>>{});
            if constexpr (Contraction<S>::has_weight) {
                auto const contract = [&](auto start) {
                    Backend::contract(sizes.template contraction<S>(), row_count, x,
                                      parameters + arrays.template offset<S, 0>(), start, epilogue, team);
                };
                if constexpr (Contraction<S>::has_bias)
                    contract(Load<PerColumn<T const>>{{parameters + arrays.template offset<S, 1>()}});
                else
                    contract(ZeroStart{});
            } else if (team.index != 0) {
                return;
            } else if constexpr (Contraction<S>::is_rowwise) {
                Backend::template each_row<T>(row_count, outputs, x, x,
                                              FormulaOfRow<typename Contraction<S>::RowFormula, T>{
                                                  arrays.template trained_of_row<S, 1>(parameters)},
                                              epilogue);
            } else {
                using Input = std::remove_const_t<decltype(x)>;
                Backend::template map<T>(
                    row_count, outputs,
                    Then<Load<Input>, std::remove_const_t<decltype(epilogue)>>{{x}, epilogue});
            }
        }
    }

    /// Copies the values of a Gather side by side; by one of a team.
    template <std::size_t S>
    constexpr void gather(auto row_count, auto const& value_at, auto y, auto team) const
    {
        if (team.index == 0)
            sizes.template each_source<S>([&]<std::size_t V, std::size_t Index>(
                                              Constant<V> value, Constant<Index>, std::size_t column) {
                auto const from = value_at(value);
                using From = Load<std::remove_const_t<decltype(from)>>;
                using To = Store<Slice<decltype(y)>>;
                Backend::template map<T>(row_count, sizes.template width<V>(),
                                         Then<From, To>{{from}, {{y, column}}});
            });
    }

    /// The formulas of stage S backward, for the gradient of what it gives.
    template <std::size_t S>
    [[nodiscard]] constexpr auto activate(T const* parameters, T* gradients, auto const& buffers) const
    {
        auto const kept = memory.template kept<S>(buffers);
        auto const dz = memory.template gradient<S>(buffers);
        auto const taken = operands_of<StageOf<Model, S>>(
            [&]<std::size_t V>(Constant<V>) { return memory.template values<V>(buffers); },
            memory.template random<S>(buffers));
        auto const sinks = each_operand<StageOf<Model, S>>(
            [&]<std::size_t V, std::size_t Index>(Constant<V>, Constant<Index>) {
                if constexpr (V == no_value) {
                    return NotStored{};
                } else {
                    using View = decltype(memory.template collected<V>(buffers));
                    constexpr bool is_first = Uses<Model>::is_first(V, Use{S, true, Index});
                    return FanIn<View, is_first>{memory.template collected<V>(buffers)};
                }
            });
        return ActivateBackward<Chain<S>, T, std::remove_const_t<decltype(kept)>,
                                std::remove_const_t<decltype(dz)>, std::remove_const_t<decltype(taken)>,
                                std::remove_const_t<decltype(sinks)>>{
            kept,
            dz,
            arrays.template trained<S, 1>(parameters),
            arrays.template trained<S, Arrays::sums>(gradients),
            taken,
            sinks};
    }

    /// use(what takes the gradient of value V from the contraction of stage S): it is collected until the
    /// last use of the value has its gradient, and goes on then.
    template <std::size_t V, std::size_t S, std::size_t Index>
    [[gnu::always_inline]] constexpr void into_value(T const* parameters, T* partial_sums,
                                                     auto const& buffers, auto const& use) const
    {
        constexpr Use mine{S, false, Index};
        if constexpr (!Uses<Model>::is_last(V, mine)) {
            using View = decltype(memory.template collected<V>(buffers));
            use(FanIn<View, Uses<Model>::is_first(V, mine)>{memory.template collected<V>(buffers)});
        } else {
            auto const last = [&] {
                if constexpr (V > 0)
                    return activate<V - 1>(parameters, partial_sums, buffers);
                else
                    return Store<decltype(memory.input_gradient(buffers))>{memory.input_gradient(buffers)};
            }();
            if constexpr (Uses<Model>::count(V) > 1) {
                using View = decltype(memory.template collected<V>(buffers));
                use(AddCollected<View, std::remove_const_t<decltype(last)>>{
                    memory.template collected<V>(buffers), last});
            } else {
                use(last);
            }
        }
    }

    /// Whether the gradient of what stage S takes is needed.
    template <std::size_t S, bool WantsInput>
    static constexpr bool goes_on = Uses<Model>::needs(input_of<Model, S>, WantsInput);

    /// The gradient of a stage's input comes first: it needs the weight before the update. Where it is
    /// written in place of the input, the gradient of the weight comes first, which needs that, and the
    /// update last.
    template <std::size_t S, bool WantsInput>
    constexpr void back(auto row_count, T const* parameters, T* partial_sums, auto const& sink, Part part,
                        auto const& buffers, auto team) const
    {
        if constexpr (Contraction<S>::has_weight) {
            if constexpr (Memory::may_be_in_place() && S > 0 && goes_on<S, WantsInput>)
                if (buffers.in_place) {
                    sum_gradients<S>(row_count, partial_sums, sink, Part{part.first, false}, buffers, team);
                    team.wait();
                    go_on<S, WantsInput>(row_count, parameters, partial_sums, part, buffers, team);
                    team.wait();
                    if (part.last)
                        sum_gradients<S>(Constant<0>{}, partial_sums, sink, Part{false, true}, buffers, team);
                    return;
                }
            go_on<S, WantsInput>(row_count, parameters, partial_sums, part, buffers, team);
            team.wait();
            sum_gradients<S>(row_count, partial_sums, sink, part, buffers, team);
            team.wait(); // the stage before the next writes its gradient over this one's
        } else if constexpr (Contraction<S>::is_gather) {
            if (team.index == 0) slices_back<S, WantsInput>(row_count, parameters, partial_sums, buffers);
            team.wait();
        } else if constexpr (Contraction<S>::is_rowwise) {
            if (team.index == 0) rows_back<S, WantsInput>(row_count, parameters, partial_sums, buffers);
            team.wait();
        } else if constexpr (goes_on<S, WantsInput> && !(S == 0 && Memory::has_input_gradient_first)) {
            if (team.index == 0)
                into_value<input_of<Model, S>, S, 0>(parameters, partial_sums, buffers, [&](auto next) {
                    using From = Load<decltype(memory.template gradient<S>(buffers))>;
                    Backend::template map<T>(
                        row_count, sizes.template outputs<S>(),
                        Then<From, decltype(next)>{{memory.template gradient<S>(buffers)}, next});
                });
            team.wait();
        }
    }

    /// Back through a formula of rows, by one of the team.
    template <std::size_t S, bool WantsInput>
    constexpr void rows_back(auto row_count, T const* parameters, T* partial_sums, auto const& buffers) const
    {
        auto const back_to = [&](auto next) {
            Backend::template each_row<T>(row_count, sizes.template outputs<S>(),
                                          memory.template values<input_of<Model, S>>(buffers),
                                          memory.template gradient<S>(buffers),
                                          FormulaOfRowBackward<typename Contraction<S>::RowFormula, T>{
                                              arrays.template trained_of_row<S, 1>(parameters),
                                              arrays.template trained_of_row<S, Arrays::sums>(partial_sums)},
                                          next);
        };
        if constexpr (goes_on<S, WantsInput>)
            into_value<input_of<Model, S>, S, 0>(parameters, partial_sums, buffers, back_to);
        else if constexpr (StageOf<Model, S>::OfRow::trained > 0)
            back_to(NotStored{});
    }

    /// Back from values side by side to each of them, by one of the team.
    template <std::size_t S, bool WantsInput>
    constexpr void slices_back(auto row_count, T const* parameters, T* partial_sums,
                               auto const& buffers) const
    {
        auto const dz = memory.template gradient<S>(buffers);
        using From = Load<Slice<std::remove_const_t<decltype(dz)>>>;
        sizes.template each_source<S>(
            [&]<std::size_t V, std::size_t Index>(Constant<V>, Constant<Index>, std::size_t column) {
                if constexpr (Uses<Model>::needs(V, WantsInput))
                    into_value<V, S, Index>(parameters, partial_sums, buffers, [&](auto next) {
                        Backend::template map<T>(row_count, sizes.template width<V>(),
                                                 Then<From, decltype(next)>{{{dz, column}}, next});
                    });
            });
    }

    /// The gradient of what stage S takes, if anything needs it.
    template <std::size_t S, bool WantsInput>
    [[gnu::always_inline]] constexpr void go_on(auto row_count, T const* parameters, T* partial_sums,
                                                Part part, auto const& buffers, auto team) const
    {
        if constexpr (goes_on<S, WantsInput>)
            into_value<input_of<Model, S>, S, 0>(
                parameters, partial_sums, buffers, [&](auto next) __attribute__((always_inline)) {
                    contract_back<S>(row_count, parameters, part, buffers, team, next);
                });
    }

    /// The gradients of a stage's weight and bias, to the sink.
    template <std::size_t S>
    [[gnu::always_inline]] constexpr void sum_gradients(auto row_count, T* partial_sums, auto const& sink,
                                                        Part part, auto const& buffers, auto team) const
    {
        auto const outputs = sizes.template outputs<S>();
        auto const dz = memory.template gradient<S>(buffers);
        Backend::template contract_rows<T>(sizes.template contraction<S>(), row_count,
                                           memory.template values<input_of<Model, S>>(buffers), dz,
                                           arrays.template epilogue<S, 0>(partial_sums, sink, part), team);
        if constexpr (Contraction<S>::has_bias)
            Backend::template sum_columns<T>(row_count, outputs, Load<decltype(dz)>{dz},
                                             arrays.template epilogue<S, 1>(partial_sums, sink, part), team);
    }

    template <std::size_t S>
    constexpr void contract_back(auto row_count, T const* parameters, Part part, auto const& buffers,
                                 auto team, auto epilogue) const
    {
        auto const by = [&](auto members) {
            Backend::contract_back(
                sizes.template contraction<S>(), row_count, memory.template gradient<S>(buffers),
                parameters + arrays.template offset<S, 0>(),
                memory.template backward_workspace<S>(buffers, team.index), part.first, epilogue, members);
        };
        if constexpr (!AddsUp<decltype(epilogue)>)
            by(team);
        else if (team.index == 0) // what is added up over places is added up by one
            by(OneThread{});
    }
};

} // namespace lamina::core
