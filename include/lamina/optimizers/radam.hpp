// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/optimizers/decay.hpp>

#include <array>

namespace lamina {

/// Adam that divides by the root of the mean square only once its variance is known, and then by so much
/// less: with n = 2 / (1 - beta2) - 1 and r = n - 2 step beta2^step / (1 - beta2^step)
///
///     g' = g + weight_decay w
///     m  = beta1 m + (1 - beta1) g'
///     v  = beta2 v + (1 - beta2) g'^2
///     s  = sqrt((r - 4) (r - 2) n / ((n - 4) (n - 2) r)) sqrt(1 - beta2^step) / (sqrt(v) + eps)
///     w  = w - lr m / (1 - beta1^step) s          without s while r <= 5
///
/// It keeps m and v. Liu and others, On the variance of the adaptive learning rate and beyond, 2019; as
/// torch.optim.RAdam.
struct RAdam {
    double lr = 1e-3;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 0;

    static constexpr auto name = "RAdam";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::array{lr / core::bias_correction(betas[0], step),
                          rectification(step),
                          eps,
                          1 - betas[0],
                          betas[1],
                          1 - betas[1],
                          weight_decay};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean, square_mean] = state;
        auto const [rate, rectified, epsilon, fresh1, keep2, fresh2, decay] = hyper;
        auto const slope = g + decay * w;
        auto const m = mean + fresh1 * (slope - mean);
        auto const v = keep2 * square_mean + fresh2 * square(slope);
        return std::tuple{w - rate * m * where(rectified > 0, rectified / (sqrt(v) + epsilon), 1), m, v};
    }

private:
    /// What s has for all weights; 0 while there is no s.
    [[nodiscard]] constexpr double rectification(std::size_t step) const
    {
        double const left = core::decay(betas[1], step);
        double const n = 2 / (1 - betas[1]) - 1;
        double const r = n - 2 * static_cast<double>(step) * left / (1 - left);
        return r > 5 ? core::math::sqrt((r - 4) * (r - 2) * n / ((n - 4) * (n - 2) * r) * (1 - left)) : 0;
    }
};

} // namespace lamina
