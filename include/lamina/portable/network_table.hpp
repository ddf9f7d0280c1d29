// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/matrix_view.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/portable/portable_network.hpp>

namespace lamina::core {

/// A network on the instruction set that this file is compiled for, for a PortableNetwork to call.
template <class A, class T>
inline constexpr NetworkTable<T> network_table = [] {
    using Net = Network<A, T>;
    return NetworkTable<T>{
        .create = [](T const* numbers) -> void* {
            Parameters<A, T> parameters;
            std::copy_n(numbers, parameter_count<A>, parameters.data());
            return new Net(parameters);
        },
        .copy = [](void const* network) -> void* { return new Net(*static_cast<Net const*>(network)); },
        .destroy = [](void* network) { delete static_cast<Net*>(network); },
        .read =
            [](void const* network, T* numbers) {
                auto const parameters = static_cast<Net const*>(network)->parameters();
                std::copy_n(parameters.data(), parameter_count<A>, numbers);
            },
        .forward =
            [](void const* network, T const* x, T* y) {
                static_cast<Net const*>(network)->forward(std::span<T const, Net::inputs>(x, Net::inputs),
                                                          std::span<T, Net::outputs>(y, Net::outputs));
            },
        .forward_rows =
            [](void const* network, std::size_t rows, T const* x, T* y) {
                static_cast<Net const*>(network)->forward(MatrixView{x, rows, Net::inputs},
                                                          MatrixView{y, rows, Net::outputs});
            }};
}();

} // namespace lamina::core
