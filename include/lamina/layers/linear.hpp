// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/concepts.hpp>
#include <lamina/contraction.hpp>
#include <lamina/math/basic.hpp>

#include <array>
#include <concepts>
#include <span>

namespace lamina {

struct WithBias {};
struct NoBias {};

/// A fully connected layer: y = W x + b.
///
/// x: In values, y: Out values; parameters "weight" (Out, In) and, WithBias, "bias" (Out), as torch.nn.Linear
/// keeps them.
template <std::size_t In, std::size_t Out, class Bias = WithBias>
struct Linear {
    static constexpr auto name = "Linear";
    using Contraction = Dense<Constant<In>, Constant<Out>, std::same_as<Bias, WithBias>>;
    static constexpr std::size_t inputs = In;
    static constexpr std::size_t outputs = Out;
    static constexpr std::size_t mac_count = In * Out;
    static constexpr std::array<Parameter, Contraction::has_bias ? 2 : 1> parameters = [] {
        if constexpr (Contraction::has_bias)
            return std::array{Parameter{"weight", Out, In}, Parameter{"bias", Out}};
        else
            return std::array{Parameter{"weight", Out, In}};
    }();

    /// Draws as torch.nn.Linear does: the weight within sqrt(3) gain / sqrt(In), where gain^2 = 2/(1 + 5), the
    /// bias within 1/sqrt(In); bounds in double, drawn and scaled in T (torch/nn/modules/linear.py).
    template <class T>
    static void initialize(auto& generator, std::span<T> weight, std::span<T> bias = {})
    {
        double const fan_in = static_cast<double>(In);
        double const gain = math::sqrt(2.0 / (1 + math::sqrt(5.0) * math::sqrt(5.0)));
        fill(generator, weight, math::sqrt(3.0) * (gain / math::sqrt(fan_in)));
        fill(generator, bias, 1 / math::sqrt(fan_in));
    }

private:
    template <class T>
    static void fill(auto& generator, std::span<T> numbers, double bound)
    {
        for (T& number : numbers) number = static_cast<T>(generator.uniform(static_cast<T>(-bound), static_cast<T>(bound)));
    }
};
static_assert(ContractionLayer<Linear<2, 3>> && ContractionLayer<Linear<2, 3, NoBias>>);

} // namespace lamina
