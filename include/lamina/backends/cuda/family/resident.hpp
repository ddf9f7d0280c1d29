// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/batch.hpp>
#include <lamina/backends/cuda/body/phases.hpp>
#include <lamina/pass/training.hpp>

namespace lamina::cuda {

/// A number from one array to another, that is laid out otherwise.
template <class T>
struct MoveNumber {
    T const* from;
    T* to;
    unsigned columns;
    unsigned from_stride;
    unsigned to_stride;

    constexpr void operator()(unsigned e) const
    {
        to[e / columns * to_stride + e % columns] = from[e / columns * from_stride + e % columns];
    }
};

template <class T>
struct StoreNumber {
    T* to;
    T value;
    constexpr void operator()(unsigned /*0*/) const { *to = value; }
};

template <class T>
struct StoreZero {
    T* to;
    constexpr void operator()(unsigned i) const { to[i] = T(0); }
};

/// The family of kernels in which one block trains one network, everything in the memory that its threads
/// share, all steps in one launch. The pass is that of every other backend, over `Phases`.
template <Block B, std::size_t tile, class T, class Model, class Loss, class Optimizer>
class Resident {
    using Rule = UpdateRule<Optimizer>;
    using Pass = core::Pass<Phases<B, tile>, T, Model>;
    static constexpr std::size_t parameters = Pass{}.sizes.parameters();

public:
    static constexpr std::size_t arrays = 1 + Rule::live_count; ///< the parameters and the optimizer's states

    /// The numbers of shared memory that it takes: arrays, gradients, and what a pass works on.
    static constexpr std::size_t memory_size = (arrays + 1) * parameters + Pass{}.memory.training_size(tile);

    /// Trains; every thread of the block calls it.
    template <class Target>
    static constexpr void train(Steps<T, Optimizer, arrays> const& steps, Batch<T, Target> const& batch,
                                T* memory)
    {
        std::array<T*, arrays> nearby{};
        for (std::size_t i = 0; i < arrays; ++i) nearby[i] = memory + i * parameters;
        T* const gradients = memory + arrays * parameters;
        T* const numbers = gradients + parameters;
        move<true>(steps.on, nearby); // the first step waits, when it has copied the batch
        constexpr Pass pass;
        auto const x = batch.samples(pass.sizes.input_width());
        auto const t = batch.targets(pass.sizes.output_width());
        make_logged_steps<Rule>(
            steps, nearby, gradients,
            [&](auto const& sink, bool seen) {
                T const loss = train_batch<Loss>(pass, numbers, nullptr, NotStored{}, sink.parameters, sink,
                                                 x, t, NotStored{}, seen, Everyone<B>{});
                if constexpr (Model::has_trained_formulas)
                    B::wait(); // the pass itself ends with their update
                return loss;
            },
            [](T* to, T const& loss) { B::each(Constant<1>{}, StoreNumber<T>{to, loss}); });
        move<false>(nearby, steps.on);
    }

    /// The loss of a batch, its gradient in PyTorch's order, and that of the input, unless that is NotStored.
    template <class Target>
    static constexpr void gradient(T const* distant, T* gradients, T* loss, Batch<T, Target> const& batch,
                                   auto const& input_gradient, T* memory)
    {
        T* const nearby = memory;
        T* const sums = memory + parameters;
        move_array<true>(distant, nearby);
        B::each(Constant<parameters>{}, StoreZero<T>{sums});
        constexpr Pass pass;
        T const total =
            train_batch<Loss>(pass, sums + parameters, nullptr, NotStored{}, nearby,
                              CollectGradients<T>{sums}, batch.samples(pass.sizes.input_width()),
                              batch.targets(pass.sizes.output_width()), input_gradient, false, Everyone<B>{});
        B::each(Constant<1>{}, StoreNumber<T>{loss, total});
        move_array<false>(sums, gradients);
    }

private:
    /// Copies the arrays between PyTorch's order and the pass's.
    template <bool in>
    static constexpr void move(std::array<T*, arrays> const& from, std::array<T*, arrays> const& to)
    {
        for (std::size_t i = 0; i < arrays; ++i) move_array<in>(from[i], to[i]);
    }

    template <bool in>
    static constexpr void move_array(T const* from, T* to)
    {
        std::size_t start = 0;
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (move_slot<S, in>(from, to, start), ...);
        }(std::make_index_sequence<Model::array_count>{});
    }

    template <std::size_t S, bool in>
    static constexpr void move_slot(T const* from, T* to, std::size_t& start)
    {
        constexpr std::size_t offset = Pass{}.sizes.template array<S>().offset;
        constexpr unsigned stride = Pass{}.sizes.template array<S>().stride;
        constexpr unsigned columns = Pass{}.sizes.template array<S>().columns;
        constexpr std::size_t rows = Pass{}.sizes.template array<S>().rows;
        using Count = Constant<rows * columns>;
        if constexpr (in)
            B::each(Count{}, MoveNumber<T>{from + start, to + offset, columns, columns, stride});
        else
            B::each(Count{}, MoveNumber<T>{from + offset, to + start, columns, stride, columns});
        start += Count::value;
    }
};

} // namespace lamina::cuda
