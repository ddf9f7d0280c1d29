// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/stages.hpp>

#include <algorithm>

namespace lamina::core {

/// How a backend keeps one trained array: rows of `columns` numbers, `stride` apart, from `offset` on.
struct Stored {
    std::size_t offset = 0;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t stride = 0;
};

/// Where a backend keeps what a model needs, counted in numbers. "A row" is one sample; what is kept of every
/// sample lies behind one another, array by array.
template <std::size_t StageCount, std::size_t SlotCount>
struct Layout {
    std::array<Stored, SlotCount> slots{};           ///< the trained arrays, in PyTorch's order
    std::size_t parameters = 0;                      ///< all trained arrays, padding included
    std::array<std::size_t, StageCount + 1> first{}; ///< the first slot of each stage
    std::array<std::size_t, StageCount + 1>
        values{}; ///< per row: [s] what stage s takes, [s + 1] what it gives
    std::array<std::size_t, StageCount>
        before{};                           ///< per row: the pre-activations of the stages that keep them
    std::size_t row = 0;                    ///< per row: all of these
    std::size_t widest = 0;                 ///< per row: the widest of them
    std::array<std::size_t, 2> gradients{}; ///< per row: the two that the backward pass uses in turn
    std::size_t output = 0;                 ///< per row: the last output
    std::size_t largest = 0;                ///< the largest weight
    std::array<std::size_t, StageCount> back_room{}; ///< where contract_back of each stage has its room
    std::size_t all_back_room = 0;
};

/// The layout of a model on a backend.
template <class Backend, class T, class Model>
constexpr auto layout_of(Model const& model)
{
    Layout<Model::count, Model::slot_count> layout;
    std::size_t slot = 0;
    std::size_t stage = 0;
    auto const add_slot = [&](std::size_t rows, std::size_t columns) {
        std::size_t const stride = Backend::template stride<T>(columns);
        layout.slots[slot++] = {layout.parameters, rows, columns, stride};
        layout.parameters += rows * stride;
    };
    auto const add_row = [&](std::size_t width) {
        std::size_t const start = layout.row;
        std::size_t const stride = Backend::template row_stride<T>(width);
        layout.row += stride;
        layout.widest = (std::max)(layout.widest, stride);
        return start;
    };
    // the gradient of what stage s gives lies in the buffer (count - 1 - s) % 2
    auto const add_gradient = [&](std::size_t turn, std::size_t width) {
        std::size_t& size = layout.gradients[turn % 2];
        size = std::max<std::size_t>(size, Backend::template row_stride<T>(width));
    };
    model.each([&]<class S>(S const& s) {
        std::size_t const inputs = s.contraction.inputs;
        std::size_t const outputs = s.contraction.outputs;
        if (stage == 0) {
            layout.values[0] = add_row(inputs);
            add_gradient(S::Contraction::has_weight ? Model::count : Model::count - 1, inputs);
        }
        layout.first[stage] = slot;
        if constexpr (S::Contraction::has_weight) {
            auto const shape = Backend::template weight_shape<T>(inputs, outputs);
            add_slot(shape[0], shape[1]);
            layout.largest = (std::max)(layout.largest, shape[0] * layout.slots[slot - 1].stride);
            layout.back_room[stage] = layout.all_back_room;
            layout.all_back_room += Backend::template back_room<T>(inputs, outputs);
        }
        if constexpr (S::Contraction::has_bias) add_slot(1, outputs);
        for (std::size_t const size : S::Chain::trained_sizes) add_slot(1, size);
        if (S::Chain::kept == Kept::pre_activation) layout.before[stage] = add_row(outputs);
        add_gradient(Model::count - 1 - stage, outputs);
        layout.values[++stage] = add_row(outputs);
        layout.output = Backend::template row_stride<T>(outputs);
    });
    layout.first[stage] = slot;
    return layout;
}

} // namespace lamina::core
