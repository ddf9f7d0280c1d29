// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers/contraction.hpp>

/// A contraction beside Dense, as one would be added: y(o) = sum over k of w(0, 0, k) x((o + k) mod count).
namespace lamina::core {

template <std::size_t count, std::size_t kernel>
struct Circular : ContractionDefaults {
    static constexpr bool has_weight = true;
    static constexpr bool is_static = true;
    [[no_unique_address]] Constant<count> inputs{};
    [[no_unique_address]] Constant<count> outputs{};

    static constexpr std::array<std::size_t, 3> weight_shape() { return {1, 1, kernel}; }
    static constexpr std::size_t mac_count() { return count * kernel; }
};
template <std::size_t count, std::size_t kernel>
inline constexpr bool is_contraction<Circular<count, kernel>> = true;

} // namespace lamina::core

namespace lamina::laws {

/// Its layer.
template <std::size_t count, std::size_t kernel>
struct CircularConv {
    static constexpr auto name = "CircularConv";
    using Contraction = core::Circular<count, kernel>;
    static constexpr std::size_t inputs = count;
    static constexpr std::size_t outputs = count;
    static constexpr std::size_t mac_count = count * kernel;
    static constexpr std::array parameters{
        core::Parameter{.name = "weight", .rows = 1, .columns = 1, .bound = 0.5, .further = {kernel}}};
};

/// The reference backend, which computes it too.
struct CircularBackend : reference::Backend {
    using Base = reference::Backend;
    using Base::backward_workspace, Base::contract, Base::contract_back, Base::contract_rows;

    template <class T, std::size_t count, std::size_t kernel>
    static constexpr std::size_t backward_workspace(core::Circular<count, kernel>)
    {
        return 0;
    }
    template <class T, std::size_t count, std::size_t kernel>
    static constexpr void contract(core::Circular<count, kernel>, std::size_t rows, auto x, T const* weight,
                                   auto start, auto epilogue, auto /*team*/)
    {
        for (reference::Place<T> place; place.row < rows; ++place.row)
            for (place.column = 0; place.column < count; ++place.column) {
                T sum = start(place);
                for (std::size_t k = 0; k < kernel; ++k)
                    sum += weight[k] * reference::Place<T>{place.row, (place.column + k) % count}.load(x);
                epilogue(place, sum);
            }
    }
    template <class T, std::size_t count, std::size_t kernel>
    static constexpr void contract_back(core::Circular<count, kernel>, std::size_t rows, auto dz,
                                        T const* weight, T* /*workspace*/, bool /*fresh*/, auto epilogue,
                                        auto /*team*/)
    {
        for (reference::Place<T> place; place.row < rows; ++place.row)
            for (place.column = 0; place.column < count; ++place.column) {
                T sum = 0;
                for (std::size_t k = 0; k < kernel; ++k) {
                    std::size_t const o = (place.column + count - k % count) % count;
                    sum += weight[k] * reference::Place<T>{place.row, o}.load(dz);
                }
                epilogue(place, sum);
            }
    }
    template <class T, std::size_t count, std::size_t kernel>
    static constexpr void contract_rows(core::Circular<count, kernel>, std::size_t rows, auto x, auto dz,
                                        auto epilogue, auto /*team*/)
    {
        for (std::size_t k = 0; k < kernel; ++k) {
            T sum = 0;
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t o = 0; o < count; ++o)
                    sum += reference::Place<T>{row, o}.load(dz) *
                           reference::Place<T>{row, (o + k) % count}.load(x);
            epilogue(reference::Place<T>{0, k}, sum);
        }
    }
};

} // namespace lamina::laws
