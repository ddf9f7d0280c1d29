// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/epilogues.hpp>
#include <lamina/pass/planned.hpp>

namespace lamina::core {

/// Where a tile of samples is worked on: `tile` rows of everything that the layout counts per row.
template <class T, class Tile>
struct Space {
    [[no_unique_address]] Tile tile;
    std::size_t row; ///< the first of those that are worked on
    T* values;
    T* targets;
    std::array<T*, 2> gradients{};
    T* back_room = nullptr;
    T* sums = nullptr;
    bool over = false; ///< whether the gradient of what a stage takes is written over that

    /// The same from a row on.
    [[nodiscard]] constexpr Space from_row(std::size_t first) const
    {
        Space result = *this;
        result.row = first;
        return result;
    }
};

/// How many numbers a pass works on, and where each of its arrays of samples lies among them.
template <class Backend, class T, class Model>
class PassMemory : public Planned<Backend, T, Model> {
    template <std::size_t S>
    using Chain = typename StageOf<Model, S>::Chain;
    template <std::size_t S>
    using Contraction = typename StageOf<Model, S>::Contraction;

public:
    using Planned<Backend, T, Model>::Planned;
    static constexpr std::size_t count = Model::count;

    /// Whether the first stage reads rows, in eights, where a caller has them.
    static constexpr bool reads_rows = [] {
        if constexpr (Model::is_static && requires { Backend::template reads_rows<T>(1, 1); }) {
            constexpr auto first = PassMemory::model.template at<0>().contraction;
            return Contraction<0>::has_weight && Backend::template reads_rows<T>(first.inputs, first.outputs);
        } else {
            return false;
        }
    }();
    /// Whether the last stage then writes rows where a caller wants them; not while the only stage reads,
    /// since they may be the same.
    static constexpr bool writes_rows = [] {
        if constexpr (reads_rows && count > 1)
            return Backend::template writes_rows<T>(
                PassMemory::model.template at<count - 1>().contraction.outputs);
        else
            return false;
    }();

    /// How many numbers a forward pass needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t forward_row() const { return 2 * widest(); }
    /// How many numbers training needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t training_row() const
    {
        return this->number([](auto const& sizes) {
            return sizes.row + sizes.output + sizes.gradients[0] + sizes.gradients[1];
        });
    }

    /// How many samples pass through the network together, forward alone or in training.
    static constexpr auto forward_tile()
    {
        return tile([](PassMemory memory) { return memory.forward_row(); });
    }
    static constexpr auto training_tile()
    {
        return tile([](PassMemory memory) { return memory.training_row(); });
    }

    /// Whether, in batches of several tiles, the gradient of what a stage takes is written over that, so that
    /// more of the other arrays stays near: where such gradients are much of a row.
    static constexpr bool may_write_over()
    {
        if constexpr (Model::is_static && requires { Backend::template is_crowded<T>(1, 1); }) {
            constexpr auto& layout = PassMemory::layout;
            constexpr std::size_t row = PassMemory{}.training_row();
            return Contraction<0>::has_weight && Backend::template is_crowded<T>(row, layout.largest) &&
                   3 * (layout.gradients[0] + layout.gradients[1]) > row;
        } else {
            return false;
        }
    }

    /// How many numbers training needs for a tile of so many rows.
    [[nodiscard]] constexpr std::size_t training_size(std::size_t tile) const
    {
        constexpr std::size_t sums = gradient_sums<Backend, T>;
        std::size_t const parameters = this->number([](auto const& sizes) { return sizes.parameters; });
        return tile * training_row() + all_back_room() + (sums == 1 ? 0 : sums * parameters);
    }
    /// The same for a forward pass and the loss alone.
    [[nodiscard]] constexpr std::size_t loss_size(std::size_t tile) const
    {
        return tile * this->number([](auto const& sizes) { return sizes.row + sizes.output; });
    }
    /// How many numbers each further thread needs in training.
    [[nodiscard]] constexpr std::size_t thread_size() const { return all_back_room(); }

    /// The parts of a training pass's memory.
    template <class Tile>
    [[nodiscard]] constexpr Space<T, Tile> space(T* memory, Tile tile) const
    {
        T* const targets = memory + tile * this->number([](auto const& sizes) { return sizes.row; });
        T* const even = targets + tile * this->number([](auto const& sizes) { return sizes.output; });
        T* const odd = even + tile * this->number([](auto const& sizes) { return sizes.gradients[0]; });
        T* const back_room = odd + tile * this->number([](auto const& sizes) { return sizes.gradients[1]; });
        return {tile, 0, memory, targets, {even, odd}, back_room, back_room + all_back_room()};
    }
    /// The parts of a pass's that goes forward alone.
    template <class Tile>
    [[nodiscard]] constexpr Space<T, Tile> loss_space(T* memory, Tile tile) const
    {
        return {tile, 0, memory, memory + tile * this->number([](auto const& sizes) { return sizes.row; })};
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
                           space.tile * this->number([](auto const& sizes) { return sizes.values[V]; }),
                       space);
    }

    /// The same when nothing is kept: two buffers take turns.
    template <std::size_t V>
    [[nodiscard]] constexpr auto turn(T* scratch, auto tile) const
    {
        return Backend::template rows<T>(scratch + V % 2 * tile * widest(), width<V>(), tile);
    }

    /// Where stage S keeps its pre-activations, if it does.
    template <std::size_t S>
    [[nodiscard]] constexpr auto pre_activations(auto const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return rows<S + 1>(
                space.values + space.tile * this->number([](auto const& sizes) { return sizes.before[S]; }),
                space);
        else
            return Nowhere{};
    }
    /// What the slope of stage S is computed from: its pre-activations or what it gave.
    template <std::size_t S>
    [[nodiscard]] constexpr auto kept(auto const& space) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return pre_activations<S>(space);
        else
            return values<S + 1>(space);
    }

    /// The gradient coming back behind stage S, made that of its contraction's output.
    template <std::size_t S>
    [[nodiscard]] constexpr auto gradient(auto const& space) const
    {
        if constexpr (may_write_over() && S + 1 < count)
            if (space.over) return values<S + 1>(space);
        return rows<S + 1>(space.gradients[(count - 1 - S) % 2], space);
    }
    [[nodiscard]] constexpr auto input_gradient(auto const& space) const
    {
        return rows<0>(space.gradients[Contraction<0>::has_weight ? count % 2 : (count - 1) % 2], space);
    }

    /// Where a thread's contraction of stage S has its room on the way back.
    template <std::size_t S>
    [[nodiscard]] constexpr T* back_room(auto const& space, std::size_t thread) const
    {
        return space.back_room + this->number([](auto const& sizes) { return sizes.back_room[S]; }) +
               thread * all_back_room();
    }

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
    [[nodiscard]] constexpr auto input_width() const { return width<0>(); }
    [[nodiscard]] constexpr auto output_width() const { return width<count>(); }

private:
    static constexpr auto tile(auto row)
    {
        if constexpr (Model::is_static) {
            constexpr std::size_t largest =
                PassMemory::number([](auto const& sizes) { return sizes.largest; });
            return Constant<Backend::template tile_rows<T>(row(PassMemory{}), largest)>{};
        } else {
            return Constant<Backend::template tile_rows<T>(0, 0)>{};
        }
    }

    [[nodiscard]] constexpr std::size_t all_back_room() const
    {
        return this->number([](auto const& sizes) { return sizes.all_back_room; });
    }
    [[nodiscard]] constexpr std::size_t widest() const
    {
        return this->number([](auto const& sizes) { return sizes.widest; });
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
};

} // namespace lamina::core
