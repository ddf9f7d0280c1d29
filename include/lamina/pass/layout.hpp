// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/uses.hpp>

#include <algorithm>

namespace lamina::core {

/// How a backend keeps one trained array: rows of `columns` numbers, `stride` apart, from `offset` on.
struct StoredArray {
    std::size_t offset = 0;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t stride = 0;
};

/// Where a backend keeps what a model needs, counted in numbers. "A row" is one sample; what is kept of every
/// sample is contiguous, array by array.
template <std::size_t StageCount, std::size_t ArrayCount>
struct Layout {
    std::array<StoredArray, ArrayCount> arrays{}; ///< the trained arrays, in PyTorch's order
    std::size_t parameters = 0;                   ///< all trained arrays, padding included
    std::array<std::size_t, StageCount + 1>
        values{}; ///< per row: [s] what stage s takes, [s + 1] what it gives
    std::array<std::size_t, StageCount>
        before{}; ///< per row: the pre-activations of the stages that keep them
    // where values do not go from stage to stage alone, see Uses
    std::array<std::size_t, StageCount + 1>
        collected{}; ///< per row: gradients of values that several stages use
    std::array<std::size_t, StageCount + 1> gradient{}; ///< per row: those that wait for other stages
    std::array<std::size_t, StageCount> random{};       ///< per row: a stage's random numbers
    std::array<std::size_t, StageCount + 1> held{};     ///< per row forward: values that later stages use too
    std::size_t all_held = 0;

    std::size_t row = 0;                    ///< per row: all of these, but what is held forward
    std::size_t widest = 0;                 ///< per row: the widest of them
    std::array<std::size_t, 2> gradients{}; ///< per row: the two that alternate in the backward pass
    std::size_t output = 0;                 ///< per row: the last output
    std::size_t largest = 0;                ///< the largest weight
    std::array<std::size_t, StageCount>
        backward_workspace{}; ///< where that of contract_back of each stage starts
    std::size_t all_backward_workspace = 0;
};

/// The layout of a model on a backend.
template <class Backend, class T, class Model>
constexpr auto layout_of(Model const& model)
{
    Layout<Model::count, Model::array_count> layout;
    std::size_t index = 0;
    std::size_t stage = 0;
    auto const add_array = [&](std::size_t rows, std::size_t columns) {
        std::size_t const stride = Backend::template stride<T>(columns);
        layout.arrays[index++] = {layout.parameters, rows, columns, stride};
        layout.parameters += rows * stride;
    };
    auto const add_row = [&](std::size_t width) {
        std::size_t const start = layout.row;
        std::size_t const stride = Backend::template row_stride<T>(width);
        layout.row += stride;
        layout.widest = (std::max)(layout.widest, stride);
        return start;
    };
    using Used = Uses<Model>;
    auto const add_value = [&](std::size_t value, std::size_t width) {
        layout.values[value] = add_row(width);
        if (Used::count(value) > 1) layout.collected[value] = add_row(width);
        if (value < Model::count && !Used::is_completed_by_next(value))
            layout.gradient[value] = add_row(width);
        if (value < Model::count && !Used::is_for_next_alone(value)) {
            layout.held[value] = layout.all_held;
            layout.all_held += Backend::template row_stride<T>(width);
        }
    };
    // the gradient of what stage s gives lies in the buffer (count - 1 - s) % 2
    auto const add_gradient = [&](std::size_t alternate, std::size_t width) {
        std::size_t& size = layout.gradients[alternate % 2];
        size = std::max<std::size_t>(size, Backend::template row_stride<T>(width));
    };
    model.each([&]<class S>(S const& s) {
        std::size_t const inputs = s.contraction.inputs;
        std::size_t const outputs = s.contraction.outputs;
        if (stage == 0) {
            add_value(0, inputs);
            add_gradient(Model::count, inputs);
        }
        if constexpr (S::Contraction::has_weight) {
            std::array const axes = s.contraction.weight_shape();
            std::size_t columns = 1;
            for (std::size_t axis = 1; axis < axes.size(); ++axis) columns *= axes[axis];
            auto const shape = Backend::template weight_shape<T>(columns, axes[0]);
            add_array(shape[0], shape[1]);
            layout.largest = (std::max)(layout.largest, shape[0] * layout.arrays[index - 1].stride);
            layout.backward_workspace[stage] = layout.all_backward_workspace;
            layout.all_backward_workspace += Backend::template backward_workspace<T>(s.contraction);
        }
        if constexpr (S::Contraction::has_bias) add_array(1, s.contraction.bias_size());
        for (std::size_t const size : S::formula_sizes) add_array(1, size);
        if (S::Chain::kept == Kept::pre_activation) layout.before[stage] = add_row(outputs);
        if (OperandsOf<S>::is_random) layout.random[stage] = add_row(outputs);
        add_gradient(Model::count - 1 - stage, outputs);
        add_value(++stage, outputs);
        layout.output = Backend::template row_stride<T>(outputs);
    });
    return layout;
}

} // namespace lamina::core
