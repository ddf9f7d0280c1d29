// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/backends/cpu/lanes/lanes.hpp>
#include <lamina/layers/contraction.hpp>

#include <algorithm>
#include <array>

namespace lamina::cpu {

/// How values and weights lie, in rows padded to whole registers, and how many samples pass together.
///
/// A weight lies as (inputs, outputs), with the lanes over its outputs so that no sum runs across lanes; or,
/// where the outputs are few, as (outputs, inputs) with the lanes over its inputs.
template <class Arch>
struct LayoutRules {
    static constexpr std::size_t fewest_rows = 4;

    /// How many samples pass through the network together, when each takes `row` numbers and the largest
    /// weight has `weight`: so many that both stay in the nearest cache; where the weight alone does not, so
    /// many that reading it is little beside what is computed with it.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t row, std::size_t weight)
    {
        if (weight > nearby<T>) return 256;
        std::size_t const left = (std::max)(nearby<T> - weight, nearby<T> / 2);
        return std::clamp<std::size_t>(left / std::max<std::size_t>(row, 1) / 8 * 8, fewest_rows, 64);
    }

    /// Whether the fewest rows of a tile leave too little of the nearest cache to the parameters and their
    /// gradients.
    template <class T>
    static constexpr bool is_crowded(std::size_t row, std::size_t weight)
    {
        return weight <= nearby<T> && fewest_rows * row > nearby<T> / 3 * 2;
    }

    /// The length of a padded row: one register, or whole pairs of them.
    template <class T, class Size>
    static constexpr auto stride(Size width)
    {
        if constexpr (is_constant<Size>)
            return Constant<padded<T>(Size::value)>{};
        else
            return padded<T>(width);
    }
    template <class T>
    static constexpr std::size_t row_stride(std::size_t width)
    {
        return padded<T>(width);
    }

    /// `row_count` rows of so many numbers that start at `data`.
    template <class T, class Width, class RowCount>
    static constexpr auto rows(T* data, Width width, RowCount row_count)
    {
        if constexpr (is_constant<Width>)
            return Panels<T, RowCount, Constant<panel_width<T>(Width::value)>>{data, row_count, {}};
        else
            return Panels<T, RowCount, std::size_t>{data, row_count, panel_width<T>(width)};
    }

    /// A trained array that starts at `data`; its rows are a number: weights of many sizes share their loops.
    template <class T>
    static constexpr auto array(T* data, auto columns, std::size_t row_count)
    {
        return rows<T>(data, columns, row_count);
    }

    /// Whether the lanes of a weight run over its inputs: by the registers that forward and backward read a
    /// sample.
    template <class T>
    static constexpr bool over_inputs(std::size_t inputs, std::size_t outputs)
    {
        std::size_t const in = registers<T>(inputs);
        std::size_t const out = registers<T>(outputs);
        return outputs * (2 * in + lane_sum) < 2 * inputs * out;
    }

    /// What a sample costs in a contraction, forward, in operations on registers.
    template <class T>
    static constexpr std::size_t cost(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? outputs * (registers<T>(inputs) + lane_sum)
                                               : inputs * registers<T>(outputs);
    }

    template <class T>
    static constexpr std::array<std::size_t, 2> weight_shape(std::size_t inputs, std::size_t outputs)
    {
        return over_inputs<T>(inputs, outputs) ? std::array{outputs, inputs} : std::array{inputs, outputs};
    }
    template <class T>
    static constexpr std::size_t weight_index(std::size_t inputs, std::size_t outputs, std::size_t o,
                                              std::size_t i)
    {
        auto const index = [](std::size_t rows, std::size_t columns, std::size_t row, std::size_t column) {
            std::size_t const width = panel_width<T>(columns);
            return column / width * rows * width + row * width + column % width;
        };
        return over_inputs<T>(inputs, outputs) ? index(outputs, inputs, o, i) : index(inputs, outputs, i, o);
    }

    /// The numbers of workspace that contract_back needs: for the weight as (outputs, inputs), where it does
    /// not lie so; of a large one for a panel.
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr std::size_t backward_workspace(core::Dense<Inputs, Outputs, has_bias> const& dense)
    {
        std::size_t const inputs = dense.inputs;
        std::size_t const outputs = dense.outputs;
        if (over_inputs<T>(inputs, outputs)) return 0;
        return outputs * (is_in_l1<T>(inputs, outputs) ? stride<T>(inputs) : panel_width<T>(inputs));
    }

    /// The registers that so many numbers take.
    template <class T>
    static constexpr std::size_t registers(std::size_t width)
    {
        return (width + lanes<T> - 1) / lanes<T>;
    }

    /// Whether so large a weight stays in the nearest cache.
    template <class T>
    static constexpr bool is_in_l1(std::size_t inputs, std::size_t outputs)
    {
        return outputs * stride<T>(inputs) <= nearby<T>;
    }

private:
    /// What adding up the lanes of a register costs.
    static constexpr std::size_t lane_sum = 8;

    template <class T>
    static constexpr std::size_t lanes = Lanes<std::remove_const_t<T>, Arch>::size;

    /// So many numbers stay in the nearest cache.
    template <class T>
    static constexpr std::size_t nearby = 40 * 1024 / sizeof(T);

    template <class T>
    static constexpr std::size_t panel_width(std::size_t width)
    {
        return width <= lanes<T> ? lanes<T> : 2 * lanes<T>;
    }
    template <class T>
    static constexpr std::size_t padded(std::size_t width)
    {
        std::size_t const panel = panel_width<T>(width);
        return (width + panel - 1) / panel * panel;
    }
};

} // namespace lamina::cpu
