// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/math/pow.hpp>

namespace lamina::laws {

using namespace core;

/// torch.optim.Adam: an optimizer with two states and numbers that change with the step, added by a test
/// alone.
struct Adam {
    double lr = 1e-3;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;

    static constexpr auto name = "Adam";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        auto const n = static_cast<double>(step);
        return std::tuple{lr, beta1, beta2, eps, 1 - math::pow(beta1, n), 1 - math::pow(beta2, n)};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean, square_mean] = state;
        auto const [rate, keep1, keep2, small, correction1, correction2] = hyper;
        auto const m = keep1 * mean + (1 - keep1) * g;
        auto const v = keep2 * square_mean + (1 - keep2) * square(g);
        return std::tuple{w - rate * (m / correction1) / (sqrt(v / correction2) + small), m, v};
    }
};
static_assert(Optimizer<Adam>);

} // namespace lamina::laws
