// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/optimizers/decay.hpp>

#include <array>

namespace lamina {

/// Adam with the greatest of the gradients' sizes, each less by beta2 a step, in place of their mean square:
///
///     g' = g + weight_decay w
///     m  = beta1 m + (1 - beta1) g'
///     u  = max(beta2 u, |g'| + eps)
///     w  = w - lr / (1 - beta1^step) m / u
///
/// It keeps m and u. Kingma and Ba, Adam, 2014, section 7; as torch.optim.Adamax.
struct Adamax {
    double lr = 2e-3;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 0;

    static constexpr auto name = "Adamax";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::array{lr / core::bias_correction(betas[0], step), 1 - betas[0], betas[1], eps,
                          weight_decay};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean, greatest] = state;
        auto const [rate, fresh, keep, epsilon, decay] = hyper;
        auto const slope = g + decay * w;
        auto const m = mean + fresh * (slope - mean);
        auto const size = (core::symbol::abs)(slope) + epsilon;
        auto const u = where(keep * greatest < size, size, keep * greatest);
        return std::tuple{w - rate * m / u, m, u};
    }
};

} // namespace lamina
