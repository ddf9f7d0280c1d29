// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

#include <array>

namespace lamina {

/// Steps of the gradient over the root of the sum of its squares so far:
///
///     g' = g + weight_decay w
///     s  = s + g'^2
///     w  = w - lr / (1 + (step - 1) lr_decay) g' / (sqrt(initial_accumulator_value + s) + eps)
///
/// It keeps s. Duchi, Hazan and Singer, Adaptive subgradient methods, 2011; as torch.optim.Adagrad.
struct Adagrad {
    double lr = 1e-2;
    double lr_decay = 0;
    double weight_decay = 0;
    double initial_accumulator_value = 0;
    double eps = 1e-10;

    static constexpr auto name = "Adagrad";
    static constexpr std::size_t states = 1;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::array{lr / (1 + static_cast<double>(step - 1) * lr_decay), weight_decay,
                          initial_accumulator_value, eps};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [sum] = state;
        auto const [rate, decay, initial, epsilon] = hyper;
        auto const slope = g + decay * w;
        auto const s = sum + square(slope);
        return std::tuple{w - rate * slope / (sqrt(s + initial) + epsilon), s};
    }
};

} // namespace lamina
