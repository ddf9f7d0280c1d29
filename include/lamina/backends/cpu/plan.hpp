// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/network.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/pass/training.hpp>

namespace lamina::core {

/// The bytes of memory that a trainer of this network allocates for its passes and gradients, an optimizer's
/// state not counted; Batch 0 stands for any. A batch of one tile needs no array for the gradients, one of a
/// group of rows none for sums over several.
template <class A, class T = float, std::size_t Batch = 0>
inline constexpr std::size_t workspace_bytes = [] {
    using Pass = typename Network<A, T>::Pass;
    using Training = core::Training<typename Network<A, T>::backend, T, ModelOf<A>>;
    bool const in_parts = Batch == 0 || Batch > Training::tile || Pass::Arrays::keeps_gradients;
    bool const in_groups = Batch == 0 || Batch > Training::short_rows;
    return sizeof(T) * (Training::memory_size(Pass{}) + (in_parts ? Pass::Sizes::layout.parameters : 0)) +
           sizeof(TotalOf<T>) * (in_groups ? Training::long_size(Pass{}) : 0);
}();

/// The bytes of scratch memory that net.forward takes for one sample: on the stack up to 64 KiB, else in a
/// Workspace.
template <class A, class T = float>
inline constexpr std::size_t forward_scratch =
    sizeof(T) * typename Network<A, T>::Pass{}.memory.forward_row();

template <class A, class T, std::size_t Batch>
struct WritePlan {
    using Backend = typename Network<A, T>::backend;
    using Arch = xsimd::default_arch;
    static constexpr std::size_t lanes = cpu::Lanes<T, Arch>::size;
    static constexpr std::size_t tile = Training<Backend, T, ModelOf<A>>::tile;
    static constexpr bool is_blocked = tile == Backend::template tile_rows<T>(0, std::size_t(-1));
    using RowCount = std::conditional_t<Batch == 0, std::size_t, Constant<Batch>>;
    using Chosen = ChosenBackend<Backend, T, ModelOf<A>, RowCount>;

    constexpr void operator()(auto& text) const
    {
        text << "cpu, " << std::string_view(Arch::name()) << ": " << lanes << " lanes of "
             << std::string_view(sizeof(T) == 4 ? "float" : "double") << ", batch ";
        if constexpr (Batch == 0)
            text << "of any size";
        else
            text << Batch;
        if constexpr (!std::same_as<Chosen, Backend>)
            text
                << "\nregisters: " << Chosen::template tile_rows<T>(0, 0)
                << " samples pass through the whole network together, one in each lane, because lanes over a "
                   "row of its values would mostly do nothing\n"
                   "one sample alone, and a loss over whole rows:";
        if constexpr (is_blocked)
            text << "\nblocks: up to " << tile
                 << " rows pass through the whole network together, because the largest weight takes "
                 << Network<A, T>::Pass::Sizes::layout.largest * sizeof(T)
                 << " bytes, more than the nearest cache; sums over more than "
                 << cpu::Contract<T, Arch>::longest_depth << " numbers are cut into blocks of "
                 << cpu::Contract<T, Arch>::depth_block << "\n";
        else
            text << "\ntiles: up to " << tile
                 << " rows pass through the whole network together, so that they and the largest weight stay "
                    "in the nearest cache\n";
        text << "gradients: in batches of up to " << tile
             << " rows they move the parameters as soon as a tile of a weight's is summed up; in larger ones "
                "they are kept until the last rows"
             << std::string_view(Network<A, T>::Pass::Memory::may_be_in_place()
                                     ? ", and those of a layer's inputs are written over the inputs\n"
                                     : "\n");
        text << "one sample: " << 4 * cpu::Contract<T, Arch>::panel
             << " outputs of a layer at a time where it has so many, so that each weight is read once and "
                "few sums wait for one another\n";
        each_layer<A>([&]<class Layer>(Prefix, Layer, std::size_t) {
            if constexpr (ContractionLayer<Layer>) contraction<Layer>(text);
        });
        text << "memory: " << workspace_bytes<A, T, Batch> << " bytes for a trainer, "
             << forward_scratch<A, T> << " bytes of scratch for one sample";
    }

private:
    template <class Layer>
    static constexpr void contraction(auto& text)
    {
        constexpr std::size_t in = Layer::inputs;
        constexpr std::size_t out = Layer::outputs;
        constexpr std::size_t over_outputs = in * (Backend::template stride<T>(out) / lanes);
        constexpr std::size_t over_inputs = out * (Backend::template stride<T>(in) / lanes);
        constexpr bool inputs = Backend::template over_inputs<T>(in, out);
        text << "  ";
        write_layer<Layer>(text);
        text << ": lanes over the " << std::string_view(inputs ? "inputs" : "outputs")
             << ", because a sample takes " << over_outputs << " registers over the outputs, " << over_inputs
             << " and " << out << " sums across lanes over the inputs\n";
    }
};

/// How the CPU backend computes a network and why, as text; Batch 0 stands for one known at run time.
template <class A, class T = float, std::size_t Batch = 0>
constexpr char const* plan()
{
    constexpr std::size_t lines = Facts<A>::given.size() + 5;
    return constant_text<lines * 400, WritePlan<A, T, Batch>>.data();
}

} // namespace lamina::core

namespace lamina {
using core::forward_scratch;
using core::plan;
using core::workspace_bytes;
} // namespace lamina
