// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/backend.hpp>
#include <lamina/pass/epilogues.hpp>
#include <lamina/pass/sizes.hpp>
#include <lamina/random/draw.hpp>

namespace lamina::core {

/// Where a tile of samples is worked on: `tile` rows of everything that the layout counts per row.
template <class T, class Tile>
struct TileBuffers {
    [[no_unique_address]] Tile tile;
    std::size_t row; ///< the first of those that are worked on
    T* values;
    T* targets;
    std::array<T*, 2> gradients{};
    T* backward_workspace = nullptr;
    T* sums = nullptr;
    std::size_t first = 0; ///< the row of the batch that is the tile's first
    random::Draw draw{};   ///< of which random numbers come
    bool in_place = false; ///< whether the gradient of a stage's input is written in its place

    /// The same from a row on.
    [[nodiscard]] constexpr TileBuffers from_row(std::size_t start) const
    {
        TileBuffers result = *this;
        result.row = start;
        return result;
    }
};

/// How many numbers a pass works on, and where each of its arrays of samples lies among them.
template <class Backend, class T, class Model>
class PassMemory {
    template <std::size_t S>
    using Chain = typename StageOf<Model, S>::Chain;
    template <std::size_t S>
    using Contraction = typename StageOf<Model, S>::Contraction;
    using Used = Uses<Model>;

public:
    using Sizes = core::Sizes<Backend, T, Model>;
    static constexpr std::size_t count = Model::count;

    constexpr explicit PassMemory(Sizes const& sizes = Sizes{}) : sizes_(sizes) {}

    /// Whether the first stage reads rows, in eights, where a caller has them.
    static constexpr bool reads_rows = [] {
        if constexpr (Model::is_static && Used::is_chain) {
            constexpr auto first = Sizes::model.template at<0>().contraction;
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
                Sizes::model.template at<count - 1>().contraction.outputs);
        else
            return false;
    }();

    /// How many numbers a forward pass needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t forward_row() const
    {
        return 2 * sizes_.widest() + sizes_.all_held();
    }
    /// How many numbers training needs for each row of its tile.
    [[nodiscard]] constexpr std::size_t training_row() const
    {
        return sizes_.row() + sizes_.output() + sizes_.template gradients<0>() +
               sizes_.template gradients<1>();
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

    /// Whether, in batches of several tiles, the gradient of a stage's input is written in place of that
    /// input. It saves memory, so that more stays in the caches; it pays where such gradients are much of a
    /// row.
    static constexpr bool may_be_in_place()
    {
        if constexpr (Model::is_static && Used::is_chain) {
            constexpr auto& layout = Sizes::layout;
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
        constexpr std::size_t sums = Backend::template gradient_sums<T>;
        return tile * training_row() + thread_size() + (sums == 1 ? 0 : sums * sizes_.parameters());
    }
    /// The same for a forward pass and the loss alone.
    [[nodiscard]] constexpr std::size_t loss_size(std::size_t tile) const
    {
        return tile * (sizes_.row() + sizes_.output());
    }
    /// How many numbers each further thread needs in training.
    [[nodiscard]] constexpr std::size_t thread_size() const { return sizes_.all_backward_workspace(); }

    /// The parts of a training pass's memory.
    template <class Tile>
    [[nodiscard]] constexpr TileBuffers<T, Tile> buffers(T* memory, Tile tile) const
    {
        T* const targets = memory + tile * sizes_.row();
        T* const even = targets + tile * sizes_.output();
        T* const odd = even + tile * sizes_.template gradients<0>();
        T* const backward_workspace = odd + tile * sizes_.template gradients<1>();
        return {
            tile, 0, memory, targets, {even, odd}, backward_workspace, backward_workspace + thread_size()};
    }
    /// The parts of a pass's that goes forward alone.
    template <class Tile>
    [[nodiscard]] constexpr TileBuffers<T, Tile> loss_buffers(T* memory, Tile tile) const
    {
        return {tile, 0, memory, memory + tile * sizes_.row()};
    }

    /// Where `loss` finds the targets.
    [[nodiscard]] constexpr auto targets(auto const& buffers) const
    {
        return rows<count>(buffers.targets, buffers);
    }

    /// Where `forward` finds what stage V takes (stage V - 1 gives) when all is kept.
    template <std::size_t V>
    [[nodiscard]] constexpr auto values(auto const& buffers) const
    {
        return rows<V>(buffers.values + buffers.tile * sizes_.template values<V>(), buffers);
    }

    /// The same when nothing is kept: two buffers alternate, and what later stages use too has a place of its
    /// own.
    template <std::size_t V>
    [[nodiscard]] constexpr auto alternating(T* scratch, auto tile) const
    {
        if constexpr (V < count && !Used::is_for_next_alone(V))
            return Backend::template rows<T>(scratch +
                                                 tile * (2 * sizes_.widest() + sizes_.template held<V>()),
                                             sizes_.template width<V>(), tile);
        else
            return Backend::template rows<T>(scratch + V % 2 * tile * sizes_.widest(),
                                             sizes_.template width<V>(), tile);
    }

    /// Where stage S keeps its pre-activations, if it does.
    template <std::size_t S>
    [[nodiscard]] constexpr auto pre_activations(auto const& buffers) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return rows<S + 1>(buffers.values + buffers.tile * sizes_.template pre_activations<S>(), buffers);
        else
            return NotStored{};
    }
    /// The random numbers of stage S, if it has any.
    template <std::size_t S>
    [[nodiscard]] constexpr auto random(auto const& buffers) const
    {
        if constexpr (OperandsOf<StageOf<Model, S>>::is_random)
            return rows<S + 1>(buffers.values + buffers.tile * sizes_.template random<S>(), buffers);
        else
            return NotStored{};
    }
    /// The gradient of value V, as far as it is known, where several stages use it.
    template <std::size_t V>
    [[nodiscard]] constexpr auto collected(auto const& buffers) const
    {
        return rows<V>(buffers.values + buffers.tile * sizes_.template collected<V>(), buffers);
    }
    /// What the slope of stage S is computed from: its pre-activations or what it gave.
    template <std::size_t S>
    [[nodiscard]] constexpr auto kept(auto const& buffers) const
    {
        if constexpr (Chain<S>::kept == Kept::pre_activation)
            return pre_activations<S>(buffers);
        else
            return values<S + 1>(buffers);
    }

    /// The gradient of the output of stage S, which becomes that of its contraction's.
    template <std::size_t S>
    [[nodiscard]] constexpr auto gradient(auto const& buffers) const
    {
        if constexpr (may_be_in_place() && S + 1 < count)
            if (buffers.in_place) return values<S + 1>(buffers);
        if constexpr (S + 1 < count && !Used::is_completed_by_next(S + 1))
            return rows<S + 1>(buffers.values + buffers.tile * sizes_.template gradient<S + 1>(), buffers);
        else
            return rows<S + 1>(buffers.gradients[(count - 1 - S) % 2], buffers);
    }
    /// Whether the gradient of the first formulas is that of the input: before any contraction, and used by
    /// nothing else.
    static constexpr bool has_input_gradient_first = is_direct<Contraction<0>> && Used::count(0) == 1;
    [[nodiscard]] constexpr auto input_gradient(auto const& buffers) const
    {
        if constexpr (has_input_gradient_first)
            return gradient<0>(buffers);
        else
            return rows<0>(buffers.gradients[count % 2], buffers);
    }

    /// The workspace of a thread's contract_back of stage S.
    template <std::size_t S>
    [[nodiscard]] constexpr T* backward_workspace(auto const& buffers, std::size_t thread) const
    {
        return buffers.backward_workspace + sizes_.template backward_workspace<S>() + thread * thread_size();
    }

private:
    static constexpr auto tile(auto row)
    {
        if constexpr (Model::is_static) {
            return Constant<Backend::template tile_rows<T>(row(PassMemory{}), Sizes{}.largest_weight())>{};
        } else {
            return Constant<Backend::template tile_rows<T>(0, 0)>{};
        }
    }

    template <std::size_t V>
    [[nodiscard]] constexpr auto rows(T* data, auto const& buffers) const
    {
        return Backend::template rows<T>(data, sizes_.template width<V>(), buffers.tile)
            .from_row(buffers.row);
    }

    [[no_unique_address]] Sizes sizes_;
};

} // namespace lamina::core
