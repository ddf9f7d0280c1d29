// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/parameter.hpp>
#include <lamina/layers/contraction.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/support/asserted.hpp>

#include <array>
#include <concepts>

namespace lamina {

/// Linear<2, 3, WithBias> has a bias, as Linear<2, 3> has.
struct WithBias {};
/// Linear<2, 3, NoBias> has none.
struct NoBias {};

namespace core {

/// That a layer is told whether it has a bias.
template <class Bias>
struct IsBias {
    static constexpr bool value = std::same_as<Bias, WithBias> || std::same_as<Bias, NoBias>;

    struct Check {
        static_assert(value,
                      "lamina: the third argument of Linear<inputs, outputs, bias> is WithBias, which is "
                      "what it is if left out, or NoBias. An activation is an entry of its own, after "
                      "the layer: Sequential<Linear<2, 3>, Tanh>.");
    };
};

} // namespace core

/// A fully connected layer: y = W x + b.
///
/// x: In values, y: Out values; parameters "weight" (Out, In) and, WithBias, "bias" (Out), as torch.nn.Linear
/// keeps them. They start as PyTorch's do (torch/nn/modules/linear.py): the weight within sqrt(3) gain /
/// sqrt(In), where gain^2 = 2/(1 + 5), the bias within 1/sqrt(In), both in double.
template <std::size_t In, std::size_t Out, class Bias = WithBias>
struct Linear {
    static_assert(core::asserted<core::IsBias<Bias>>);
    static constexpr auto name = "Linear";
    using Contraction = core::Dense<core::Constant<In>, core::Constant<Out>, std::same_as<Bias, WithBias>>;
    static constexpr std::size_t inputs = In;
    static constexpr std::size_t outputs = Out;
    static constexpr std::size_t mac_count = In * Out;

    static constexpr auto parameters = [] {
        double const root = core::math::sqrt(static_cast<double>(In == 0 ? 1 : In)); // a Sequential refuses 0
        double const gain = core::math::sqrt(2.0 / (1 + core::math::sqrt(5.0) * core::math::sqrt(5.0)));
        core::Parameter const weight{"weight", Out, In, 0, core::math::sqrt(3.0) * (gain / root)};
        if constexpr (Contraction::has_bias)
            return std::array{weight, core::Parameter{"bias", Out, 0, 0, 1 / root}};
        else
            return std::array{weight};
    }();
};

} // namespace lamina
