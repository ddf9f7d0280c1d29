// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/inference.hpp>
#include <lamina/portable.hpp>

namespace lamina::core {

/// Rows of numbers in memory, as an array that a network takes.
template <class T>
struct Matrix {
    T* data;
    std::size_t rows;
    std::size_t columns;
};

template <class T>
struct ArrayTraits<Matrix<T>> {
    using Element = std::remove_const_t<T>;
    static constexpr std::size_t rank = 2;

    static std::array<std::size_t, 2> shape(Matrix<T> const& matrix) { return {matrix.rows, matrix.columns}; }
    static auto open(Matrix<T> const& matrix) { return rows_of(matrix.data, matrix.rows, matrix.columns); }
};

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
                Matrix<T> outputs{y, rows, Net::outputs};
                static_cast<Net const*>(network)->forward(Matrix<T const>{x, rows, Net::inputs}, outputs);
            }};
}();

} // namespace lamina::core
