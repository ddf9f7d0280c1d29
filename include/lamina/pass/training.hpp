// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/train_batch.hpp>

namespace lamina::core {

/// A training pass and its memory: forward, loss and backward over a batch, tile by tile, so that the memory
/// does not depend on the batch.
template <class Backend, class T, class Model>
class Training {
    template <class RowCount>
    using PassFor = core::Pass<ChosenBackend<Backend, T, Model, RowCount>, T, Model>;
    using Memory = typename Backend::template Memory<T>;
    using LongMemory = typename Backend::template Memory<TotalOf<T>>;

public:
    using Pass = core::Pass<Backend, T, Model>;

    /// Whether all steps of a call are made at once, with a log of their losses: on a device.
    static constexpr bool launches = false;

    /// How many samples pass through the network together.
    static constexpr auto tile = Pass::Memory::training_tile();

    /// The numbers of memory for batches of any size.
    static constexpr std::size_t memory_size(Pass const& pass)
    {
        std::size_t const size = pass.memory.training_size(tile);
        if constexpr (Model::is_static) {
            using Chosen = PassFor<std::size_t>;
            return (std::max)(size, Chosen{}.memory.training_size(Chosen::Memory::training_tile()));
        } else {
            return size;
        }
    }

    /// The numbers of memory that batches of any size take besides, and the most rows of those that do not.
    static constexpr std::size_t long_size(Pass const& pass)
    {
        std::size_t const size = pass.arrays.sums_size();
        if constexpr (Model::is_static)
            return (std::max)(size, PassFor<std::size_t>{}.arrays.sums_size());
        else
            return size;
    }
    static constexpr std::size_t short_rows =
        (std::min)(group_rows<tile>, group_rows<PassFor<std::size_t>::Memory::training_tile()>);

    constexpr explicit Training(Pass const& pass, std::size_t threads = 1)
        : pass_(pass), memory_(memory_size(pass) + (threads - 1) * pass.memory.thread_size()), labels_(tile)
    {}

    /// Pays for the memory of batches of so many rows now.
    constexpr void reserve(std::size_t rows)
    {
        if (rows > short_rows && long_sums_.data() == nullptr) long_sums_ = LongMemory(long_size(pass_));
    }

    /// Hands the gradients of a batch to `sink`, that of the input to `input_gradient` unless it is
    /// NotStored, and returns the loss. Throws, before anything is written, where x and the target do not
    /// fit. `seen`: the batch is that of the call before, unchanged.
    template <class Loss, class Team = OneThread>
    constexpr T run(T const* parameters, auto const& sink, auto const& x, auto const& target,
                    auto const& input_gradient, bool seen = false, Team team = {})
    {
        using Chosen = PassFor<decltype(x.rows())>;
        if (!seen) check_shapes(x, target);
        reserve(x.rows());
        T loss = 0;
        auto const& in_tiles = with_memory(target);
        if constexpr (std::same_as<Chosen, Pass> || is_row_loss<Loss>)
            with_team(for_rows<decltype(x.rows())>(team),
                      std::min<std::size_t>(x.rows(), tile) * 3 * pass_.sizes.mac_count(), [&](auto members) {
                          loss =
                              train_batch<Loss>(pass_, memory_.data(), labels_.data(), long_sums_.data(),
                                                parameters, sink, x, in_tiles, input_gradient, seen, members);
                      });
        else
            loss = narrow_pass<Loss>(parameters, sink, x, in_tiles, input_gradient, seen);
        return loss;
    }

    /// The loss alone, in memory for one tile of the values.
    template <class Loss>
    static constexpr T loss(T const* parameters, auto const& x, auto const& target)
    {
        using Chosen = std::conditional_t<is_row_loss<Loss>, Pass, PassFor<decltype(x.rows())>>;
        constexpr Chosen pass;
        check_batch(x, target, pass.sizes.output_width());
        auto weights = Memory(WeighsRows<std::remove_cvref_t<decltype(target)>> ? weights_size : 0);
        auto memory = Memory(pass.memory.loss_size(Chosen::Memory::training_tile()));
        auto labels = typename Backend::template Memory<std::size_t>(Chosen::Memory::training_tile());
        return train_batch<Loss>(pass, memory.data(), labels.data(), static_cast<TotalOf<T>*>(nullptr),
                                 parameters, NotStored{}, x, with_weights(target, weights.data()),
                                 NotStored{}, false, OneThread{});
    }

    /// Hands gradients that lie as the parameters do to `sink`.
    constexpr void apply(T const* gradients, auto const& sink) const
    {
        pass_.arrays.hand_over(gradients, sink);
    }

    /// The numbers of memory for a batch of so many rows, and whether it passes through a narrow network in
    /// so little that it may lie on the stack.
    template <class RowCount>
    static constexpr std::size_t small_size =
        PassFor<RowCount>{}.memory.training_size(PassFor<RowCount>::Memory::training_tile());
    template <class Loss, class RowCount>
    static constexpr bool is_small = [] {
        if constexpr (std::same_as<PassFor<RowCount>, Pass> || is_row_loss<Loss>)
            return false;
        else
            return is_constant<RowCount> && small_size<RowCount> * sizeof(T) <= 32 * 1024;
    }();

    /// Whether a step of such a network has more values, gradients and weights than there are registers.
    template <class RowCount>
    static constexpr bool is_crowded =
        PassFor<RowCount>{}.memory.training_row() + PassFor<RowCount>{}.sizes.mac_count() > 32;

    /// `run` in memory of `small_size`, for a batch of the right shapes, after `reserve`.
    template <class Loss>
    [[gnu::always_inline]] constexpr T run_small(T* memory, T const* parameters, auto const& sink,
                                                 auto const& x, auto const& target, bool seen)
    {
        return train_batch<Loss>(PassFor<decltype(x.rows())>{}, memory, labels_.data(), long_sums_.data(),
                                 parameters, sink, x, target, NotStored{}, seen, OneThread{});
    }

    constexpr void check_shapes(auto const& x, auto const& target) const
    {
        check_batch(x, target, pass_.sizes.output_width());
    }

private:
    /// Numbers for what the rows of a tile count, of whole registers.
    static constexpr std::size_t weights_size = (std::size_t{tile} + 63) / 64 * 64;

    /// A target with memory for what the rows of a tile count, if it says.
    static constexpr auto with_weights(auto const& target, T* memory)
    {
        using Target = std::remove_cvref_t<decltype(target)>;
        if constexpr (WeighsRows<Target>)
            return WeightsInTiles<Target, T>{target, memory};
        else
            return target;
    }
    constexpr decltype(auto) with_memory(auto const& target)
    {
        if constexpr (WeighsRows<std::remove_cvref_t<decltype(target)>>) {
            if (weights_.data() == nullptr) weights_ = Memory(weights_size);
            return with_weights(target, weights_.data());
        } else {
            return (target);
        }
    }

    /// Who works on a batch: one row, if its type says so, is one thread's, because the order of its sums
    /// depends on how many columns are taken together.
    template <class RowCount, class Team>
    static constexpr auto for_rows(Team team)
    {
        if constexpr (std::same_as<RowCount, Constant<1>>)
            return OneThread{};
        else
            return team;
    }

    /// A pass of a narrow network: one function, because calls within it would take as long as what they do,
    /// and g++ leaves some in a source with several such networks (2-3-1 took 97 ns a step with them, 70
    /// without).
    template <class Loss>
    [[gnu::flatten]] constexpr T narrow_pass(T const* parameters, auto const& sink, auto const& x,
                                             auto const& target, auto const& input_gradient, bool seen)
    {
        return train_batch<Loss>(PassFor<decltype(x.rows())>{}, memory_.data(), labels_.data(),
                                 long_sums_.data(), parameters, sink, x, target, input_gradient, seen,
                                 OneThread{});
    }

    Pass pass_;
    Memory memory_;
    Memory weights_;       ///< of batches whose rows count differently
    LongMemory long_sums_; ///< of batches of several groups of rows
    typename Backend::template Memory<std::size_t> labels_;
};

} // namespace lamina::core
