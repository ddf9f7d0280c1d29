// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/pow.hpp>
#include <lamina/schedules/progress.hpp>

namespace lamina {

/// (1 - step / steps)^power: 1 in the first step, 0 after the last. As
/// torch.optim.lr_scheduler.PolynomialLR at every step, with total_iters = steps.
struct PolynomialDecay {
    double power = 1;

    constexpr double operator()(Progress const& at) const
    {
        if (at.step >= at.steps) return 0;
        return core::math::pow(1 - static_cast<double>(at.step) / static_cast<double>(at.steps), power);
    }
};

} // namespace lamina
