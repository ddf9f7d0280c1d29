// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/emulated_device.hpp"

#include <lamina/backends/cuda/cublas/product.hpp>

#include <cmath>

namespace lamina::laws {

using namespace core;

/// An emulated device with a matrix multiplication, that counts which products it computed.
struct EmulatedLibrary : EmulatedDevice {
    static inline bool knows_products = true;
    static inline bool knows_epilogues = true; ///< and biases
    static inline std::map<cuda::LtEpilogue, std::size_t> computed;

    template <class T>
    static bool multiply(cuda::Product<T> const& product)
    {
        bool const is_plain = product.epilogue == cuda::LtEpilogue::identity && product.bias == nullptr;
        if (!(is_plain ? knows_products : knows_epilogues)) return false;
        ++computed[product.epilogue];
        submit([=] {
            for (std::size_t row = 0; row < product.rows; ++row)
                for (std::size_t column = 0; column < product.columns; ++column) {
                    T& to = product.to[row * product.stride + column];
                    T sum = product.adds ? to : T(0);
                    for (std::size_t i = 0; i < product.depth; ++i)
                        sum += at(product.left, row, i) * at(product.right, column, i);
                    to = epilogue(product.epilogue,
                                  product.bias == nullptr ? sum : sum + product.bias[column]);
                }
        });
        return true;
    }

    template <class T>
    static T epilogue(cuda::LtEpilogue epilogue, T z)
    {
        if (epilogue == cuda::LtEpilogue::relu) return std::max(z, T(0));
        if (epilogue == cuda::LtEpilogue::gelu)
            return z / 2 *
                   (1 + std::tanh(std::sqrt(T(2 / 3.14159265358979323846)) * (z + T(0.044715) * z * z * z)));
        return z;
    }

private:
    template <class T>
    static T at(cuda::Factor<T> const& factor, std::size_t line, std::size_t i)
    {
        return factor.data[factor.is_transposed ? i * factor.stride + line : line * factor.stride + i];
    }
};

} // namespace lamina::laws
