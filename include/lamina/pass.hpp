// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/finish.hpp>
#include <lamina/loss.hpp>
#include <lamina/planned.hpp>

namespace lamina {

/// The walk over the stages, forward and back, in a backend's verbs: what is the same on every backend.
template <class Backend, class T, class Model>
class Pass : public Planned<Backend, T, Model> {
public:
    using Planned<Backend, T, Model>::Planned;
    static constexpr std::size_t count = Model::count;

    /// How many sums a backend keeps each gradient as during a pass.
    static constexpr std::size_t gradient_sums = [] {
        if constexpr (requires { Backend::template gradient_sums<T>; })
            return Backend::template gradient_sums<T>;
        else
            return std::size_t{1};
    }();

    /// How many numbers a forward pass needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t forward_row() const { return 2 * widest(); }
    /// How many numbers training needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t training_row() const { return row() + 3 * widest(); }
    /// How many samples pass through the network together.
    static constexpr auto tile()
    {
        if constexpr (Model::is_static)
            return Constant<Backend::template tile_rows<T>(Pass{}.training_row())>{};
        else
            return Constant<Backend::template tile_rows<T>(0)>{};
    }

    /// How many numbers training needs for a tile of so many rows.
    [[nodiscard]] constexpr std::size_t training_size(std::size_t tile) const
    {
        std::size_t const sums = gradient_sums == 1 ? 0 : gradient_sums * parameters();
        return tile * training_row() + all_transposed() + sums;
    }

    /// The parts of a training pass's memory.
    [[nodiscard]] constexpr Space<T> space(T* memory, std::size_t tile) const
    {
        std::size_t const part = tile * widest();
        T* const targets = memory + tile * row();
        T* const transposed = targets + 3 * part;
        return {tile,       memory,
                targets,    {targets + part, targets + 2 * part},
                transposed, transposed + all_transposed()};
    }

    /// Where a pass adds up the gradients: in themselves, or in several sums each, set to 0.
    [[nodiscard]] constexpr T* clear_sums(T* gradients, Space<T> const& space) const
    {
        if constexpr (gradient_sums == 1) {
            return gradients;
        } else {
            each_slot([&](auto slot) { Backend::template clear<T>(slot, space.sums); });
            return space.sums;
        }
    }

    /// Adds the several sums to the gradients.
    constexpr void gather_sums(T const* sums, T* gradients) const
    {
        if constexpr (gradient_sums > 1)
            each_slot([&](auto slot) { Backend::template gather<T>(slot, sums, gradients); });
    }

    /// Where `loss` finds the targets.
    [[nodiscard]] constexpr auto targets(Space<T> const& space) const { return rows<count>(space.targets); }

    /// Where `forward` finds what stage V takes (stage V - 1 gives) when all is kept.
    template <std::size_t V>
    [[nodiscard]] constexpr auto values(Space<T> const& space) const
    {
        return rows<V>(space.values +
                       space.tile * this->number([](auto const& layout) { return layout.values[V]; }));
    }

    /// The same when nothing is kept: two buffers take turns.
    template <std::size_t V>
    [[nodiscard]] constexpr auto turn(T* scratch, std::size_t tile) const
    {
        return rows<V>(scratch + V % 2 * tile * widest());
    }

    /// Forward over rows that lie in turn<0>; the results lie in turn<count>.
    constexpr void infer(auto row_count, T const* parameters, T* scratch, std::size_t tile) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (stage<S>(row_count, parameters, turn<S>(scratch, tile), turn<S + 1>(scratch, tile), Nowhere{}),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// Forward over rows that lie in values<0>; keeps what the backward pass reads.
    constexpr void forward(auto row_count, T const* parameters, Space<T> const& space) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (stage<S>(row_count, parameters, values<S>(space), values<S + 1>(space),
                      pre_activations<S>(space)),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// Copies the weights as the backward pass reads them; once for each state of the parameters.
    template <bool WantsInput>
    constexpr void prepare(T const* parameters, Space<T> const& space) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (transpose<S, WantsInput>(parameters, space), ...);
        }(std::make_index_sequence<count>{});
    }

    /// The loss summed over the rows; its gradient, times `scale`, lies where `backward` starts.
    template <class Loss>
    constexpr T loss(auto row_count, T const* parameters, T* gradients, Space<T> const& space, auto target,
                     T scale) const
    {
        auto const through = stage_through<count - 1>(parameters, gradients, space);
        if constexpr (is_row_loss<Loss>)
            return row_loss<RowLoss<Loss>>(row_count, values<count>(space), target, scale, through);
        else
            return Backend::template sum<T>(
                row_count, outputs<count - 1>(),
                ElementStep<ElementLoss<Loss>, T, decltype(values<count>(space)), decltype(target),
                            decltype(through)>{values<count>(space), target, scale, through});
    }

    /// Adds the gradients of the parameters; that of the input, if wanted, lies in input_gradient.
    template <bool WantsInput>
    constexpr void backward(auto row_count, T const* parameters, T* gradients, Space<T> const& space) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (back<count - 1 - S, WantsInput>(row_count, parameters, gradients, space), ...);
        }(std::make_index_sequence<count>{});
    }

    [[nodiscard]] constexpr auto input_gradient(Space<T> const& space) const
    {
        return rows<0>(space.gradients[Contraction<0>::has_weight ? count % 2 : (count - 1) % 2]);
    }

    [[nodiscard]] constexpr auto input_width() const { return width<0>(); }
    [[nodiscard]] constexpr auto output_width() const { return width<count>(); }

private:
    /// visit(a type whose call gives where it is stored) for each trained array.
    static constexpr void each_slot(auto const& visit)
    {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (visit([] { return Pass::layout.slots[I]; }), ...);
        }(std::make_index_sequence<Model::slot_count>{});
    }

    [[nodiscard]] constexpr std::size_t parameters() const
    {
        return this->number([](auto const& layout) { return layout.parameters; });
    }
    [[nodiscard]] constexpr std::size_t all_transposed() const
    {
        return this->number([](auto const& layout) { return layout.all_transposed; });
    }
    [[nodiscard]] constexpr std::size_t widest() const
    {
        return this->number([](auto const& layout) { return layout.widest; });
    }
    [[nodiscard]] constexpr std::size_t row() const
    {
        return this->number([](auto const& layout) { return layout.row; });
    }

    template <std::size_t S>
    using Stage = std::remove_cvref_t<decltype(std::declval<Model const&>().template at<S>())>;
    template <std::size_t S>
    using Chain = typename Stage<S>::Chain;
    template <std::size_t S>
    using Contraction = typename Stage<S>::Contraction;

    template <std::size_t S>
    [[nodiscard]] constexpr auto inputs() const
    {
        return this->model.template at<S>().contraction.inputs;
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto outputs() const
    {
        return this->model.template at<S>().contraction.outputs;
    }
    template <std::size_t V>
    [[nodiscard]] constexpr auto width() const
    {
        if constexpr (V == 0)
            return inputs<0>();
        else
            return outputs<V - 1>();
    }
    template <std::size_t V>
    [[nodiscard]] constexpr auto rows(T* data) const
    {
        return Backend::template rows<T>(data, width<V>());
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto pre_activations(Space<T> const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return rows<S + 1>(space.values + space.tile * this->number([](auto const& layout) {
                return layout.before[S];
            }));
        else
            return Nowhere{};
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto kept(Space<T> const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return pre_activations<S>(space);
        else
            return values<S + 1>(space);
    }

    /// Where an array of stage S lies among the numbers of a network.
    template <std::size_t S, std::size_t Slot>
    [[nodiscard]] constexpr std::size_t offset() const
    {
        return this->number([](auto const& layout) { return layout.slots[layout.first[S] + Slot].offset; });
    }
    template <std::size_t S>
    [[nodiscard]] constexpr T* transposed(Space<T> const& space) const
    {
        return space.transposed + this->number([](auto const& layout) { return layout.transposed[S]; });
    }
    template <std::size_t S, std::size_t Sums, class U>
    [[nodiscard]] constexpr auto trained(U* numbers) const
    {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            constexpr std::size_t first = Contraction<S>::has_weight + Contraction<S>::has_bias;
            return Trained<Chain<S>, U>{{(numbers + offset<S, first + I>() * Sums)...}};
        }(std::make_index_sequence<Chain<S>::trained>{});
    }

    template <std::size_t S>
    constexpr void stage(auto row_count, T const* parameters, auto x, auto y, auto pre_activation) const
    {
        Activate<Chain<S>, T, decltype(y), decltype(pre_activation)> const finish{y, pre_activation,
                                                                                  trained<S, 1>(parameters)};
        if constexpr (!Contraction<S>::has_weight)
            Backend::template map<T>(row_count, outputs<S>(),
                                     Then<Load<decltype(x)>, decltype(finish)>{{x}, finish});
        else if constexpr (Contraction<S>::has_bias)
            Backend::contract(inputs<S>(), outputs<S>(), row_count, x, parameters + offset<S, 0>(),
                              Load<PerColumn<T const>>{{parameters + offset<S, 1>()}}, finish);
        else
            Backend::contract(inputs<S>(), outputs<S>(), row_count, x, parameters + offset<S, 0>(), Nothing{},
                              finish);
    }

    /// The gradient coming back behind stage S, made that of its contraction's output.
    template <std::size_t S>
    [[nodiscard]] constexpr auto gradient(Space<T> const& space) const
    {
        return rows<S + 1>(space.gradients[(count - 1 - S) % 2]);
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto stage_through(T const* parameters, T* gradients, Space<T> const& space) const
    {
        return Through<Chain<S>, T, decltype(kept<S>(space)), decltype(gradient<S>(space))>{
            kept<S>(space), gradient<S>(space), trained<S, 1>(parameters),
            trained<S, gradient_sums>(gradients)};
    }

    template <class Loss>
    constexpr T row_loss(std::size_t row_count, auto y, auto t, T scale, auto through) const
    {
        T total = T(0);
        for (std::size_t row = 0; row < row_count; ++row)
            total = total + [&]<class... R>(symbol::List<R...>) {
                RowStep<Loss, T, sizeof...(R), decltype(y), decltype(t), decltype(through)> step{y, t, scale,
                                                                                                 through};
                (step.template reduce<Backend, R>(row, outputs<count - 1>()), ...);
                Backend::template map_row<T>(row, outputs<count - 1>(), step);
                return step.value();
            }(typename Loss::Reductions{});
        return total;
    }

    /// Whether anything before stage S needs a gradient.
    template <std::size_t S, bool WantsInput>
    static constexpr bool goes_on = WantsInput || S > 1 || (S == 1 && Stage<0>::slot_count > 0);

    template <std::size_t S, bool WantsInput>
    constexpr void transpose(T const* parameters, Space<T> const& space) const
    {
        if constexpr (Contraction<S>::has_weight && goes_on<S, WantsInput>)
            Backend::transpose(inputs<S>(), outputs<S>(), parameters + offset<S, 0>(), transposed<S>(space));
    }

    template <std::size_t S, bool WantsInput>
    constexpr void back(auto row_count, T const* parameters, T* gradients, Space<T> const& space) const
    {
        if constexpr (Contraction<S>::has_weight) {
            auto const dz = gradient<S>(space);
            Backend::template contract_rows<T>(inputs<S>(), outputs<S>(), row_count, values<S>(space), dz,
                                               gradients + offset<S, 0>() * gradient_sums);
            if constexpr (Contraction<S>::has_bias)
                Backend::template sum_columns<T>(
                    row_count, outputs<S>(), Load<decltype(dz)>{dz},
                    Accumulate<PerColumn<T>>{{gradients + offset<S, 1>() * gradient_sums}});
            if constexpr (S > 0 && goes_on<S, WantsInput>)
                contract_back<S>(row_count, parameters, space,
                                 stage_through<S - 1>(parameters, gradients, space));
            else if constexpr (goes_on<S, WantsInput>)
                contract_back<S>(row_count, parameters, space,
                                 Store<decltype(input_gradient(space))>{input_gradient(space)});
        }
    }

    template <std::size_t S>
    constexpr void contract_back(auto row_count, T const* parameters, Space<T> const& space,
                                 auto finish) const
    {
        Backend::contract_back(inputs<S>(), outputs<S>(), row_count, gradient<S>(space),
                               parameters + offset<S, 0>(), transposed<S>(space), finish);
    }
};

} // namespace lamina
