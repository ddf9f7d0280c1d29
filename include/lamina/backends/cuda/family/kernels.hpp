// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/family/plan.hpp>

namespace lamina::cuda {

/// What a launch computes, as objects that a kernel calls: a block with its number and its shared memory, or
/// a group of lanes with its number.
template <class Body, class StepsToMake, class T, class Target>
struct TrainInBlock {
    StepsToMake steps;
    Batch<T, Target> batch;
    constexpr void operator()(std::size_t /*block*/, T* memory) const { Body::train(steps, batch, memory); }
};

template <class Body, class StepsToMake, class T, class Target>
struct TrainInLanes {
    StepsToMake steps;
    Batch<T, Target> batch;
    constexpr void operator()(std::size_t /*group*/) const { Body::train(steps, batch); }
};

/// The loss of a batch and its derivatives.
template <class Body, class T, class Target, class Input>
struct GradientInBlock {
    T const* parameters;
    T* gradients;
    T* loss;
    Batch<T, Target> batch;
    Input input_gradient;
    constexpr void operator()(std::size_t /*block*/, T* memory) const
    {
        Body::gradient(parameters, gradients, loss, batch, input_gradient, memory);
    }
};

/// Rows through a network, `tile` of them by each block. Parameters are read where they are, in PyTorch's
/// order.
template <Block B, std::size_t tile, class T, class Model>
struct InferInBlock {
    using Pass = core::Pass<Phases<B, tile, false>, T, Model>;
    static constexpr std::size_t memory_size = tile * Pass{}.memory.forward_row();

    T const* parameters;
    T const* x;
    T* y;
    std::size_t rows;

    constexpr void operator()(std::size_t block, T* memory) const
    {
        constexpr Pass pass;
        auto const inputs = pass.sizes.input_width();
        auto const outputs = pass.sizes.output_width();
        std::size_t const first = block * tile;
        std::size_t const count = (std::min)(tile, rows - first);
        pass.infer(Rows<T const, decltype(inputs)>{x + first * inputs, inputs},
                   Rows<T, decltype(outputs)>{y + first * outputs, outputs}, count, parameters, memory,
                   Constant<tile>{}, Everyone<B>{});
    }
};

} // namespace lamina::cuda
