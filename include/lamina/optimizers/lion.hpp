// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

#include <array>

namespace lamina {

/// Steps of one size for every weight, in the direction of an average of the gradient:
///
///     w = (1 - lr weight_decay) w - lr sign(beta1 m + (1 - beta1) g)
///     m = beta2 m + (1 - beta2) g
///
/// It keeps m. Since every step is of size lr, that is 3 to 10 times less than AdamW's, and the weight decay
/// as much more. Chen and others, Symbolic discovery of optimization algorithms, 2023.
struct Lion {
    double lr = 1e-4;
    std::array<double, 2> betas{0.9, 0.99};
    double weight_decay = 0;

    static constexpr auto name = "Lion";
    static constexpr std::size_t states = 1;

    [[nodiscard]] constexpr auto hyper(std::size_t /*step*/) const
    {
        return std::array{lr, 1 - lr * weight_decay, 1 - betas[0], 1 - betas[1]};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean] = state;
        auto const [rate, kept, fresh1, fresh2] = hyper;
        return std::tuple{kept * w - rate * sign(mean + fresh1 * (g - mean)), mean + fresh2 * (g - mean)};
    }
};

} // namespace lamina
