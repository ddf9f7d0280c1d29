// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes_over_samples.hpp>

namespace lamina::cpu {

/// Whether a network is so narrow that with lanes over its rows three lanes of four do nothing, and so small
/// that its loops may be unrolled. (Measured: 2-3-1 in float, batches of 256, 2.9 times as fast over the
/// samples; 4-16-2, where the ratio is 3.7, no faster.)
template <class Arch, class T, class Model>
constexpr bool is_narrow()
{
    std::size_t useful = 0;
    std::size_t cost = 0;
    Model{}.each([&](auto const& stage) {
        if constexpr (std::remove_cvref_t<decltype(stage)>::Contraction::has_weight) {
            useful += stage.contraction.inputs * stage.contraction.outputs;
            cost += Backend<Arch>::template cost<T>(stage.contraction.inputs, stage.contraction.outputs);
        }
    });
    return useful <= 512 && cost * Lanes<T, Arch>::size >= 4 * useful;
}

/// The instruction set with the shortest registers, at most those of Arch, that hold so many bytes.
template <class Arch, std::size_t bytes>
struct Narrower {
    static constexpr std::size_t longest = Lanes<float, Arch>::size * sizeof(float);

    static auto choose()
    {
        if constexpr (XSIMD_WITH_FMA3_SSE && bytes <= 16 && longest > 16)
            return xsimd::fma3<xsimd::sse4_2>{};
        else if constexpr (XSIMD_WITH_FMA3_AVX2 && bytes <= 32 && longest > 32)
            return xsimd::fma3<xsimd::avx2>{};
        else
            return Arch{};
    }
    using type = decltype(choose());
};

template <class Arch, class T, class Model, class RowCount>
struct Choice {
    static auto choose()
    {
        if constexpr (Model::is_static) {
            if constexpr (Model::has_row_formulas || !is_narrow<Arch, T, Model>())
                return Backend<Arch>{};
            else if constexpr (is_constant<RowCount>)
                return Samples<typename Narrower<Arch, RowCount::value * sizeof(T)>::type, Backend<Arch>>{};
            else
                return Samples<Arch, Backend<Arch>>{};
        } else {
            return Backend<Arch>{};
        }
    }
    using type = decltype(choose());
};

} // namespace lamina::cpu
