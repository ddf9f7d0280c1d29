// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/facts.hpp>
#include <lamina/support/text.hpp>

#include <boost/hana/for_each.hpp>

#include <algorithm>

namespace lamina::core {

template <class Layer>
constexpr void write_layer(auto& text);

/// Layers with commas between: "Linear<4, 4>, Tanh".
template <class... Layers>
constexpr void write_layers(auto& text, LayerList<Layers...> /*layers*/)
{
    std::string_view before;
    ((text << before, write_layer<Bare<Layers>>(text), before = ", "), ...);
}

/// A layer as it was declared: "Linear<2, 3, NoBias>", "Sigmoid", "Residual<Linear<4, 4>, Tanh>".
template <class Layer>
constexpr void write_layer(auto& text)
{
    text << std::string_view(Layer::name);
    if constexpr (CompositeLayer<Layer>) {
        text << '<';
        write_layers(text, typename Layer::Inside{});
        text << '>';
    }
    if constexpr (ContractionLayer<Layer>) {
        text << '<' << Layer::inputs << ", " << Layer::outputs;
        if constexpr (!Layer::Contraction::has_bias) text << ", NoBias";
        text << '>';
    }
}

/// visit(prefix, layer without its name, what it gives) for each layer of a network.
template <class A>
constexpr void each_layer(auto const& visit)
{
    std::size_t position = 0;
    boost::hana::for_each(layers<A>, [&](auto layer) {
        auto const prefix = prefix_of<decltype(layer)>(position);
        visit(prefix, Bare<decltype(layer)>{}, Facts<A>::given[++position]);
    });
}

template <class A>
struct WriteSummary {
    constexpr void operator()(auto& text) const
    {
        std::size_t names = 5;
        std::size_t columns = 0;
        each_layer<A>([&]<class Layer>(Prefix prefix, Layer, std::size_t) {
            TextBuilder<1000> description;
            write_layer<Layer>(description);
            names = (std::max)(names, prefix.name.size());
            columns = (std::max)(columns, description.size());
        });
        columns += names + 2;
        text << "layer";
        text.pad_to(columns) << "  output  parameters        MACs\n";
        auto const numbers = [&](std::size_t output, std::size_t parameters, std::size_t macs) {
            text.right(output, columns + 8).right(parameters, columns + 20).right(macs, columns + 32);
        };
        each_layer<A>([&]<class Layer>(Prefix prefix, Layer, std::size_t output) {
            if (prefix.name.empty())
                text << prefix.position;
            else
                text << prefix.name;
            text.pad_to(names + 2);
            write_layer<Layer>(text);
            numbers(output, parameter_count<Layer>, mac_count<Layer>);
            text << '\n';
        });
        text << "total";
        numbers(output_size<A>, parameter_count<A>, mac_count<A>);
    }
};

/// A table of a network's layers, a constant of its type: index or name, layer, output width, parameters and
/// multiply-accumulates for a sample, and their totals.
template <class A>
constexpr char const* summary()
{
    constexpr std::size_t lines = Facts<A>::given.size() + 2;
    return constant_text<lines * 1040, WriteSummary<A>>.data();
}

} // namespace lamina::core

namespace lamina {
using core::summary;
} // namespace lamina
