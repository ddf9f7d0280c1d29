// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/basic.hpp>

/// By how much weights are larger before an activation than before none, so that values keep their size from
/// layer to layer: the numbers that torch.nn.init.calculate_gain has by these names.
namespace lamina::init::gain {

inline constexpr double linear = 1;                   ///< no activation
inline constexpr double sigmoid = 1;                  ///< Sigmoid
inline constexpr double tanh = 5.0 / 3;               ///< Tanh
inline constexpr double relu = core::math::sqrt(2.0); ///< ReLU
inline constexpr double selu = 3.0 / 4;               ///< SELU

/// LeakyReLU with this slope below 0: sqrt(2 / (1 + slope^2)).
constexpr double leaky_relu(double slope = 0.01)
{
    return core::math::sqrt(2 / (1 + core::math::rounded(slope * slope)));
}

} // namespace lamina::init::gain
