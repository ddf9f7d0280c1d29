// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/math/exp.hpp>
#include <lamina/optimizers/decay.hpp>

#include <array>

namespace lamina {

/// Adam with Nesterov's momentum, which grows: mu_i = beta1 (1 - 0.96^(i momentum_decay) / 2), and p is the
/// product of mu_1 to mu_step.
///
///     g' = g + weight_decay w
///     m  = beta1 m + (1 - beta1) g'
///     v  = beta2 v + (1 - beta2) g'^2
///     w  = w - lr (g' (1 - mu_step) / (1 - p) + m mu_(step + 1) / (1 - p mu_(step + 1)))
///              / (sqrt(v / (1 - beta2^step)) + eps)
///
/// It keeps m and v. Dozat, Incorporating Nesterov momentum into Adam, 2016; as torch.optim.NAdam.
struct NAdam {
    double lr = 2e-3;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 0;
    double momentum_decay = 4e-3;

    static constexpr auto name = "NAdam";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        double const root = core::math::sqrt(core::bias_correction(betas[1], step));
        double const now = momentum(static_cast<double>(step));
        double const next = momentum(static_cast<double>(step + 1));
        double const product = product_of_momenta(step);
        return std::array{lr * root * (1 - now) / (1 - product),
                          lr * root * next / (1 - product * next),
                          eps * root,
                          1 - betas[0],
                          betas[1],
                          1 - betas[1],
                          weight_decay};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean, square_mean] = state;
        auto const [rate_of_gradient, rate_of_mean, epsilon, fresh1, keep2, fresh2, decay] = hyper;
        auto const slope = g + decay * w;
        auto const m = mean + fresh1 * (slope - mean);
        auto const v = keep2 * square_mean + fresh2 * square(slope);
        return std::tuple{w - (rate_of_gradient * slope + rate_of_mean * m) / (sqrt(v) + epsilon), m, v};
    }

private:
    /// 0.96^x
    static constexpr double power(double x) { return core::math::exp(-0.040821994520255166 * x); }
    [[nodiscard]] constexpr double momentum(double step) const
    {
        return betas[0] * (1 - 0.5 * power(step * momentum_decay));
    }
    /// 0 where it is below 2^-60, as `decay` has it: so the first steps alone multiply.
    [[nodiscard]] constexpr double product_of_momenta(std::size_t step) const
    {
        if (core::decay(momentum(static_cast<double>(step)), step) == 0) return 0; // they grow
        double const ratio = power(momentum_decay);
        double product = 1;
        double shrinking = 1;
        for (std::size_t i = 1; i <= step && product > 0x1p-60; ++i) {
            shrinking *= ratio;
            product *= betas[0] * (1 - 0.5 * shrinking);
        }
        return product;
    }
};

} // namespace lamina
