// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/lines.hpp>
#include <lamina/planned.hpp>
#include <lamina/threads.hpp>

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

    /// Whether a trainer keeps an array for the gradients from the beginning: some of them are sums over places, or
    /// it is small.
    static constexpr bool keeps_gradients = [] {
        if constexpr (Model::is_static)
            return Model::has_trained_formulas || Pass::layout.parameters * sizeof(T) <= 64 * 1024;
        else
            return true;
    }();

    /// How many numbers a forward pass needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t forward_row() const { return 2 * widest(); }
    /// How many numbers training needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t training_row() const
    {
        return this->number([](auto const& layout) {
            return layout.row + layout.output + layout.gradients[0] + layout.gradients[1];
        });
    }

    /// How many samples pass through the network together, forward alone or in training.
    static constexpr auto forward_tile()
    {
        return tile([](Pass pass) { return pass.forward_row(); });
    }
    static constexpr auto training_tile()
    {
        return tile([](Pass pass) { return pass.training_row(); });
    }

    /// How many numbers training needs for a tile of so many rows.
    [[nodiscard]] constexpr std::size_t training_size(std::size_t tile) const
    {
        std::size_t const sums = gradient_sums == 1 ? 0 : gradient_sums * parameters();
        return tile * training_row() + all_back_room() + sums;
    }

    /// The parts of a training pass's memory.
    template <class Tile>
    [[nodiscard]] constexpr Space<T, Tile> space(T* memory, Tile tile) const
    {
        T* const targets = memory + tile * row();
        T* const even = targets + tile * this->number([](auto const& layout) { return layout.output; });
        T* const odd = even + tile * this->number([](auto const& layout) { return layout.gradients[0]; });
        T* const back_room =
            odd + tile * this->number([](auto const& layout) { return layout.gradients[1]; });
        return {tile, 0, memory, targets, {even, odd}, back_room, back_room + all_back_room()};
    }

    /// Where a pass adds up gradients that come in parts: in the gradients, or in several sums each; set to 0.
    template <class Sink>
    [[nodiscard]] constexpr T* clear_sums(Sink const& sink, auto const& space) const
    {
        if constexpr (gradient_sums > 1) {
            each_trained([&]<std::size_t I>(Constant<I>) {
                Backend::template clear<T>([] { return Pass::layout.slots[I]; }, space.sums);
            });
            return space.sums;
        } else {
            if constexpr (!Sink::collects)
                each_trained([&]<std::size_t I>(Constant<I>) {
                    std::fill_n(sink.gradients + slot_offset<I>(), slot_columns<I>(), T(0));
                });
            return sink.gradients;
        }
    }

    /// Hands over the gradients that came in parts.
    template <class Sink>
    constexpr void gather_sums(T const* sums, Sink const& sink) const
    {
        if constexpr (gradient_sums > 1)
            each_slot([&]<std::size_t I>(Constant<I>) {
                Backend::template gather<T>([] { return Pass::layout.slots[I]; }, sums,
                                            sink(array<I>(), whole_batch));
            });
        else if constexpr (!Sink::collects)
            each_trained([&]<std::size_t I>(Constant<I>) {
                auto const from = array<I>()(const_cast<T*>(sums));
                auto const finish = sink(array<I>(), whole_batch);
                Backend::template map<T>(Constant<1>{}, slot_columns<I>(),
                                         [&](auto const& place) { finish(place, place.load(from)); });
            });
    }

    /// Where `loss` finds the targets.
    [[nodiscard]] constexpr auto targets(auto const& space) const
    {
        return rows<count>(space.targets, space);
    }

    /// Where `forward` finds what stage V takes (stage V - 1 gives) when all is kept.
    template <std::size_t V>
    [[nodiscard]] constexpr auto values(auto const& space) const
    {
        return rows<V>(space.values +
                           space.tile * this->number([](auto const& layout) { return layout.values[V]; }),
                       space);
    }

    /// The same when nothing is kept: two buffers take turns.
    template <std::size_t V>
    [[nodiscard]] constexpr auto turn(T* scratch, auto tile) const
    {
        return Backend::template rows<T>(scratch + V % 2 * tile * widest(), width<V>(), tile);
    }

    /// Forward over rows that lie in turn<0>; the results lie in turn<count>.
    constexpr void infer(auto row_count, T const* parameters, T* scratch, auto tile, auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (stage<S>(row_count, parameters, turn<S>(scratch, tile), turn<S + 1>(scratch, tile), Nowhere{},
                      team),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// Forward over rows that lie in values<0>; keeps what the backward pass reads. Of a team every member does its
    /// share of each stage's columns, whose weights stay in its cache.
    constexpr void forward(auto row_count, T const* parameters, auto const& space, auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            ((stage<S>(row_count, parameters, values<S>(space), values<S + 1>(space),
                       pre_activations<S>(space), team),
              team.wait()),
             ...);
        }(std::make_index_sequence<count>{});
    }

    /// The loss summed over the rows; its gradient, times `scale`, lies where `backward` starts.
    template <class Loss>
    constexpr T loss(auto row_count, T const* parameters, T* gradients, auto const& space, auto target,
                     T scale) const
    {
        auto const through = stage_through<count - 1>(parameters, gradients, space);
        if constexpr (is_row_loss<Loss>)
            return sum_lines<Backend, T, RowLoss<Loss>>(row_count, outputs<count - 1>(), values<count>(space),
                                                        target, scale, through);
        else
            return Backend::template sum<T>(
                row_count, outputs<count - 1>(),
                ElementStep<ElementLoss<Loss>, T, decltype(values<count>(space)), decltype(target),
                            decltype(through)>{values<count>(space), target, scale, through});
    }

    /// Hands the gradients of a part of the batch to the sink, and adds those that come in parts to `sums`; that of
    /// the input, if wanted, lies in input_gradient. Every member of a team does its share.
    template <bool WantsInput>
    constexpr void backward(auto row_count, T const* parameters, T* sums, auto const& sink, Part part,
                            auto const& space, auto team) const
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (back<count - 1 - S, WantsInput>(row_count, parameters, sums, sink, part, space, team), ...);
        }(std::make_index_sequence<count>{});
    }

    /// How many numbers each further thread needs in training.
    [[nodiscard]] constexpr std::size_t thread_size() const { return all_back_room(); }

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

    [[nodiscard]] constexpr auto input_gradient(auto const& space) const
    {
        return rows<0>(space.gradients[Contraction<0>::has_weight ? count % 2 : (count - 1) % 2], space);
    }

    [[nodiscard]] constexpr auto input_width() const { return width<0>(); }
    [[nodiscard]] constexpr auto output_width() const { return width<count>(); }

private:
    /// visit(Constant<I>) for each trained array.
    static constexpr void each_slot(auto const& visit)
    {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (visit(Constant<I>{}), ...);
        }(std::make_index_sequence<Model::slot_count>{});
    }

    /// The same for the trained parameters of formulas, whose gradients come place by place.
    static constexpr void each_trained(auto const& visit)
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (each_trained_of<S>(visit, std::make_index_sequence<Chain<S>::trained>{}), ...);
        }(std::make_index_sequence<count>{});
    }
    template <std::size_t S, std::size_t... I>
    static constexpr void each_trained_of(auto const& visit, std::index_sequence<I...>)
    {
        (visit(Constant<first_slot<S> + Contraction<S>::has_weight + Contraction<S>::has_bias + I>{}), ...);
    }

    static constexpr auto tile(auto row)
    {
        if constexpr (Model::is_static)
            return Constant<Backend::template tile_rows<T>(row(Pass{}), Pass{}.largest())>{};
        else
            return Constant<Backend::template tile_rows<T>(0, 0)>{};
    }

    [[nodiscard]] constexpr std::size_t parameters() const
    {
        return this->number([](auto const& layout) { return layout.parameters; });
    }
    [[nodiscard]] constexpr std::size_t all_back_room() const
    {
        return this->number([](auto const& layout) { return layout.all_back_room; });
    }
    [[nodiscard]] constexpr std::size_t widest() const
    {
        return this->number([](auto const& layout) { return layout.widest; });
    }
    [[nodiscard]] constexpr std::size_t largest() const
    {
        return this->number([](auto const& layout) { return layout.largest; });
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
    [[nodiscard]] constexpr auto rows(T* data, auto const& space) const
    {
        return Backend::template rows<T>(data, width<V>(), space.tile).from_row(space.row);
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto pre_activations(auto const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return rows<S + 1>(
                space.values + space.tile * this->number([](auto const& layout) { return layout.before[S]; }),
                space);
        else
            return Nowhere{};
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto kept(auto const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return pre_activations<S>(space);
        else
            return values<S + 1>(space);
    }

    /// The first trained array of stage S.
    template <std::size_t S>
    static constexpr std::size_t first_slot = [] {
        std::size_t first = 0;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((first += Stage<I>::slot_count), ...);
        }(std::make_index_sequence<S>{});
        return first;
    }();

    /// Where trained array I lies among the numbers of a network.
    template <std::size_t I>
    [[nodiscard]] constexpr std::size_t slot_offset() const
    {
        return this->number([](auto const& layout) { return layout.slots[I].offset; });
    }
    template <std::size_t S, std::size_t Slot>
    [[nodiscard]] constexpr std::size_t offset() const
    {
        return slot_offset<first_slot<S> + Slot>();
    }
    template <std::size_t I>
    [[nodiscard]] constexpr auto slot_columns() const
    {
        if constexpr (Model::is_static)
            return Constant<Pass::layout.slots[I].columns>{};
        else
            return this->layout.slots[I].columns;
    }

    /// Trained array I in such numbers, as a place loads and stores it.
    template <std::size_t I>
    [[nodiscard]] constexpr auto array() const
    {
        if constexpr (Model::is_static)
            return [](T* numbers) {
                constexpr Stored slot = Pass::layout.slots[I];
                return Backend::template array<T>(numbers + slot.offset, Constant<slot.columns>{},
                                                  Constant<slot.rows>{});
            };
        else
            return [slot = this->layout.slots[I]](T* numbers) {
                return Backend::template array<T>(numbers + slot.offset, slot.columns, slot.rows);
            };
    }
    template <std::size_t S>
    [[nodiscard]] constexpr T* back_room(auto const& space) const
    {
        return space.back_room + this->number([](auto const& layout) { return layout.back_room[S]; });
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
    constexpr void stage(auto row_count, T const* parameters, auto x, auto y, auto pre_activation,
                         auto team) const
    {
        Activate<Chain<S>, T, decltype(y), decltype(pre_activation)> const finish{y, pre_activation,
                                                                                  trained<S, 1>(parameters)};
        if constexpr (!Contraction<S>::has_weight) {
            if (team.index == 0)
                Backend::template map<T>(row_count, outputs<S>(),
                                         Then<Load<decltype(x)>, decltype(finish)>{{x}, finish});
        } else if constexpr (Contraction<S>::has_bias) {
            Backend::contract(inputs<S>(), outputs<S>(), row_count, x, parameters + offset<S, 0>(),
                              Load<PerColumn<T const>>{{parameters + offset<S, 1>()}}, finish, team);
        } else {
            Backend::contract(inputs<S>(), outputs<S>(), row_count, x, parameters + offset<S, 0>(), Nothing{},
                              finish, team);
        }
    }

    /// The gradient coming back behind stage S, made that of its contraction's output.
    template <std::size_t S>
    [[nodiscard]] constexpr auto gradient(auto const& space) const
    {
        return rows<S + 1>(space.gradients[(count - 1 - S) % 2], space);
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto stage_through(T const* parameters, T* gradients, auto const& space) const
    {
        return Through<Chain<S>, T, decltype(kept<S>(space)), decltype(gradient<S>(space))>{
            kept<S>(space), gradient<S>(space), trained<S, 1>(parameters),
            trained<S, gradient_sums>(gradients)};
    }

    /// Whether anything before stage S needs a gradient.
    template <std::size_t S, bool WantsInput>
    static constexpr bool goes_on = WantsInput || S > 1 || (S == 1 && Stage<0>::slot_count > 0);

    /// The gradient of what the stage takes comes first: it needs the weight as it was.
    template <std::size_t S, bool WantsInput>
    constexpr void back(auto row_count, T const* parameters, T* sums, auto const& sink, Part part,
                        auto const& space, auto team) const
    {
        if constexpr (Contraction<S>::has_weight) {
            if constexpr (S > 0 && goes_on<S, WantsInput>)
                contract_back<S>(row_count, parameters, part, space, team,
                                 stage_through<S - 1>(parameters, sums, space));
            else if constexpr (goes_on<S, WantsInput>)
                contract_back<S>(row_count, parameters, part, space, team,
                                 Store<decltype(input_gradient(space))>{input_gradient(space)});
            team.wait();
            auto const dz = gradient<S>(space);
            Backend::template contract_rows<T>(inputs<S>(), outputs<S>(), row_count, values<S>(space), dz,
                                               finish<first_slot<S>>(sums, sink, part), team);
            if constexpr (Contraction<S>::has_bias)
                Backend::template sum_columns<T>(row_count, outputs<S>(), Load<decltype(dz)>{dz},
                                                 finish<first_slot<S> + 1>(sums, sink, part), team);
            team.wait(); // the stage before the next writes its gradient over this one's
        }
    }

    /// What is done with the gradient of trained array I.
    template <std::size_t I>
    [[nodiscard]] constexpr auto finish(T* sums, auto const& sink, Part part) const
    {
        if constexpr (gradient_sums > 1)
            return AddPart<PerColumn<T>>{{sums + slot_offset<I>() * gradient_sums}, part.first};
        else
            return sink(array<I>(), part);
    }

    template <std::size_t S>
    constexpr void contract_back(auto row_count, T const* parameters, Part part, auto const& space, auto team,
                                 auto finish) const
    {
        T* const room = back_room<S>(space) + team.index * all_back_room();
        auto const by = [&](auto members) {
            Backend::contract_back(inputs<S>(), outputs<S>(), row_count, gradient<S>(space),
                                   parameters + offset<S, 0>(), room, part.first, finish, members);
        };
        if constexpr (!AddsUp<decltype(finish)>)
            by(team);
        else if (team.index == 0) // what is added up over places is added up by one
            by(Alone{});
    }
};

} // namespace lamina
