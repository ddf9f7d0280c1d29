// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/row_loss.hpp>
#include <lamina/pass/trained_arrays.hpp>
#include <lamina/support/threads.hpp>

namespace lamina::core {

/// The walk over the stages, forward and back, in a backend's verbs: what is the same on every backend.
template <class Backend, class T, class Model>
class Pass : public TrainedArrays<Backend, T, Model> {
public:
    using TrainedArrays<Backend, T, Model>::TrainedArrays;
    static constexpr std::size_t count = Model::count;

    /// Forward over the rows of x, which may lie in turn<0>, to y, which may lie in turn<count>.
    constexpr void infer(auto x, auto y, auto row_count, T const* parameters, T* scratch, auto tile,
                         auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            ((stage<S>(row_count, parameters, between<S>(x, y, scratch, tile),
                       between<S + 1>(x, y, scratch, tile), Nowhere{}, team),
              team.wait()),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// Forward over rows that lie in values<0>; keeps what the backward pass reads. Of a team every member
    /// does its share of each stage's columns, whose weights stay in its cache.
    [[gnu::always_inline]] constexpr void forward(auto row_count, T const* parameters, auto const& space,
                                                  auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            ((stage<S>(row_count, parameters, this->template values<S>(space),
                       this->template values<S + 1>(space), this->template pre_activations<S>(space), team),
              team.wait()),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// The loss summed over the rows; its gradient, times `scale`, lies where `backward` starts.
    template <class Loss>
    [[gnu::always_inline]] constexpr T loss(auto row_count, T const* parameters, T* gradients,
                                            auto const& space, auto target, T scale) const
    {
        return loss<Loss>(row_count, space, target, scale,
                          stage_through<count - 1>(parameters, gradients, space));
    }
    /// The same; its gradient goes through `next`.
    template <class Loss>
    constexpr T loss(auto row_count, auto const& space, auto target, T scale, auto next) const
    {
        auto const y = this->template values<count>(space);
        auto const width = this->output_width();
        using OfTarget =
            std::conditional_t<std::same_as<decltype(target), OneHot>, core::OfLabels<Loss>, Loss>;
        if constexpr (is_row_loss<Loss>)
            return sum_lines<Backend, T, RowLoss<OfTarget>>(row_count, width, y, target, scale, next);
        else
            return Backend::template sum<T>(
                row_count, width,
                ElementStep<ElementLoss<Loss>, T, decltype(y), decltype(target), decltype(next)>{
                    y, target, scale, next});
    }

    /// Hands the gradients of a part of the batch to the sink, and adds those that come in parts to
    /// `partial_sums`; that of the input, if wanted, lies in input_gradient. Every member of a team does
    /// its share.
    template <bool WantsInput>
    constexpr void backward(auto row_count, T const* parameters, T* partial_sums, auto const& sink, Part part,
                            auto const& space, auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
            (back<count - 1 - S, WantsInput>(row_count, parameters, partial_sums, sink, part, space, team),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// The multiplications and additions of a sample in training.
    [[nodiscard]] constexpr std::size_t training_work() const { return 3 * work(); }
    /// The same forward alone.
    [[nodiscard]] constexpr std::size_t work() const
    {
        std::size_t total = 0;
        this->model.each([&](auto const& stage) {
            total += std::size_t{stage.contraction.inputs} * std::size_t{stage.contraction.outputs};
        });
        return total;
    }

private:
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
            return this->template turn<V>(scratch, tile);
    }

    template <std::size_t S>
    constexpr void stage(auto row_count, T const* parameters, auto x, auto y, auto pre_activation,
                         auto team) const
    {
        auto const inputs = this->template inputs<S>();
        auto const outputs = this->template outputs<S>();
        auto const trained = this->template trained<S, 1>(parameters);
        Activate<Chain<S>, T, decltype(y), decltype(pre_activation)> const finish{y, pre_activation, trained};
        auto const contract = [&](auto start) {
            Backend::contract(inputs, outputs, row_count, x, parameters + this->template offset<S, 0>(),
                              start, finish, team);
        };
        if constexpr (Contraction<S>::has_bias)
            contract(Load<PerColumn<T const>>{{parameters + this->template offset<S, 1>()}});
        else if constexpr (Contraction<S>::has_weight)
            contract(Nothing{});
        else if (team.index == 0)
            Backend::template map<T>(row_count, outputs,
                                     Then<Load<decltype(x)>, decltype(finish)>{{x}, finish});
    }

    template <std::size_t S>
    [[nodiscard]] constexpr auto stage_through(T const* parameters, T* gradients, auto const& space) const
    {
        auto const kept = this->template kept<S>(space);
        auto const dz = this->template gradient<S>(space);
        return Through<Chain<S>, T, decltype(kept), decltype(dz)>{
            kept, dz, this->template trained<S, 1>(parameters),
            this->template trained<S, Pass::sums>(gradients)};
    }

    /// Whether anything before stage S needs a gradient.
    template <std::size_t S, bool WantsInput>
    static constexpr bool goes_on = WantsInput || S > 1 || (S == 1 && StageOf<Model, 0>::slot_count > 0);

    /// The gradient of what the stage takes comes first, since it needs the weight as it was; where it is
    /// written over that, the weight's, which needs what the stage took, and the update comes last.
    template <std::size_t S, bool WantsInput>
    constexpr void back(auto row_count, T const* parameters, T* partial_sums, auto const& sink, Part part,
                        auto const& space, auto team) const
    {
        if constexpr (Contraction<S>::has_weight) {
            if constexpr (Pass::may_write_over() && S > 0 && goes_on<S, WantsInput>)
                if (space.over) {
                    sum_gradients<S>(row_count, partial_sums, sink, Part{part.first, false}, space, team);
                    team.wait();
                    go_on<S, WantsInput>(row_count, parameters, partial_sums, part, space, team);
                    team.wait();
                    if (part.last)
                        sum_gradients<S>(Constant<0>{}, partial_sums, sink, Part{false, true}, space, team);
                    return;
                }
            go_on<S, WantsInput>(row_count, parameters, partial_sums, part, space, team);
            team.wait();
            sum_gradients<S>(row_count, partial_sums, sink, part, space, team);
            team.wait(); // the stage before the next writes its gradient over this one's
        }
    }

    /// The gradient of what stage S takes, if anything needs it.
    template <std::size_t S, bool WantsInput>
    [[gnu::always_inline]] constexpr void go_on(auto row_count, T const* parameters, T* partial_sums,
                                                Part part, auto const& space, auto team) const
    {
        if constexpr (S > 0 && goes_on<S, WantsInput>)
            contract_back<S>(row_count, parameters, part, space, team,
                             stage_through<S - 1>(parameters, partial_sums, space));
        else if constexpr (goes_on<S, WantsInput>)
            contract_back<S>(row_count, parameters, part, space, team,
                             Store<decltype(this->input_gradient(space))>{this->input_gradient(space)});
    }

    /// The gradients of a stage's weight and bias, to the sink.
    template <std::size_t S>
    [[gnu::always_inline]] constexpr void sum_gradients(auto row_count, T* partial_sums, auto const& sink,
                                                        Part part, auto const& space, auto team) const
    {
        auto const outputs = this->template outputs<S>();
        auto const dz = this->template gradient<S>(space);
        Backend::template contract_rows<T>(this->template inputs<S>(), outputs, row_count,
                                           this->template values<S>(space), dz,
                                           this->template finish<S, 0>(partial_sums, sink, part), team);
        if constexpr (Contraction<S>::has_bias)
            Backend::template sum_columns<T>(row_count, outputs, Load<decltype(dz)>{dz},
                                             this->template finish<S, 1>(partial_sums, sink, part), team);
    }

    template <std::size_t S>
    constexpr void contract_back(auto row_count, T const* parameters, Part part, auto const& space, auto team,
                                 auto finish) const
    {
        auto const by = [&](auto members) {
            Backend::contract_back(
                this->template inputs<S>(), this->template outputs<S>(), row_count,
                this->template gradient<S>(space), parameters + this->template offset<S, 0>(),
                this->template back_room<S>(space, team.index), part.first, finish, members);
        };
        if constexpr (!AddsUp<decltype(finish)>)
            by(team);
        else if (team.index == 0) // what is added up over places is added up by one
            by(Alone{});
    }
};

} // namespace lamina::core
