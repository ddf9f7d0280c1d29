// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/summary.hpp>

namespace lamina::core {

template <class A>
class WriteDot {
    /// Up to this width every neuron is drawn, above it a layer is a box.
    static constexpr std::size_t widest_drawn = 16;
    static constexpr bool draws_neurons =
        !Facts<A>::has_composites &&
        *std::max_element(Facts<A>::given.begin(), Facts<A>::given.end()) <= widest_drawn;

    /// The input, or a contraction or a layer of layers with the activations after it.
    struct Column {
        TextBuilder<1000> label;
        std::size_t width = 0;
        bool contracts = false;
    };

    struct Columns {
        std::array<Column, Facts<A>::given.size()> all;
        std::size_t count = 1;

        constexpr Columns()
        {
            all[0].width = input_size<A>;
            each_layer<A>([&]<class Layer>(Prefix, Layer, std::size_t width) {
                constexpr bool begins = ContractionLayer<Layer> || CompositeLayer<Layer>;
                if (begins || count == 1) {
                    all[count].width = width;
                    all[count++].contracts = begins;
                }
                Column& column = all[count - 1];
                if (ContractionLayer<Layer> && draws_neurons) return;
                if (column.label.size() > 0) column.label << "\\n";
                write_layer<Layer>(column.label);
            });
        }
    };

public:
    constexpr void operator()(auto& text) const
    {
        Columns const columns;
        text << "digraph network {\n  rankdir=LR; splines=line; nodesep=0.15; ranksep=1;\n  node [shape="
             << std::string_view(draws_neurons ? "circle" : "box")
             << ", fontname=\"sans-serif\", fontsize=11, margin=0.05];\n";
        for (std::size_t c = 0; c < columns.count; ++c) {
            if (draws_neurons)
                neurons(text, columns, c);
            else
                box(text, columns, c);
        }
        text << "}\n";
    }

private:
    static constexpr void neurons(auto& text, Columns const& columns, std::size_t c)
    {
        Column const& column = columns.all[c];
        for (std::size_t o = 0; o < column.width; ++o) {
            text << "  n" << c << '_' << o << " [label=\"" << column.label.view();
            if (c == 0) text << 'x' << o + 1;
            if (c > 0 && column.label.size() == 0) text << "Σ";
            text << "\"];\n";
            for (std::size_t i = 0; c > 0 && i < columns.all[c - 1].width; ++i)
                if (column.contracts || i == o)
                    text << "  n" << c - 1 << '_' << i << " -> n" << c << '_' << o << ";\n";
        }
    }

    static constexpr void box(auto& text, Columns const& columns, std::size_t c)
    {
        Column const& column = columns.all[c];
        text << "  n" << c << " [label=\"" << (c == 0 ? std::string_view("input") : column.label.view())
             << "\"];\n";
        if (c > 0)
            text << "  n" << c - 1 << " -> n" << c << " [label=\"" << columns.all[c - 1].width << "\"];\n";
    }
};

/// A drawing of a network for graphviz, a constant of its type: every neuron and weight where no layer is
/// wider than 16, else a box for each linear layer with its activations.
template <class A>
constexpr char const* to_dot()
{
    constexpr std::size_t capacity = [] { // 40 characters an edge or a neuron, 240 a box
        std::size_t sum = 1000;
        for (std::size_t i = 0; i + 1 < Facts<A>::given.size(); ++i) {
            std::size_t const lines = std::min<std::size_t>(Facts<A>::given[i], 16) + 1;
            sum += (lines * lines + lines) * 40 + 17 * 240;
        }
        return sum;
    }();
    return constant_text<capacity, WriteDot<A>>.data();
}

} // namespace lamina::core

namespace lamina {
using core::to_dot;
} // namespace lamina
