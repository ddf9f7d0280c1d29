// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

#include <array>

namespace lamina {

/// Steps of the gradient times the root of the steps' mean square over the root of the gradient's:
///
///     g' = g + weight_decay w
///     v  = rho v + (1 - rho) g'^2
///     d  = g' sqrt(u + eps) / sqrt(v + eps)
///     u  = rho u + (1 - rho) d^2
///     w  = w - lr d
///
/// It keeps v and u. Zeiler, ADADELTA: an adaptive learning rate method, 2012; as torch.optim.Adadelta.
struct Adadelta {
    double lr = 1;
    double rho = 0.9;
    double eps = 1e-6;
    double weight_decay = 0;

    static constexpr auto name = "Adadelta";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t /*step*/) const
    {
        return std::array{lr, rho, 1 - rho, eps, weight_decay};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [square_mean, step_mean] = state;
        auto const [rate, keep, fresh, epsilon, decay] = hyper;
        auto const slope = g + decay * w;
        auto const v = keep * square_mean + fresh * square(slope);
        auto const d = sqrt(step_mean + epsilon) / sqrt(v + epsilon) * slope;
        return std::tuple{w - rate * d, v, keep * step_mean + fresh * square(d)};
    }
};

} // namespace lamina
