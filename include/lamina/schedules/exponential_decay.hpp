// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/pow.hpp>
#include <lamina/schedules/progress.hpp>

namespace lamina {

/// gamma^epoch. As torch.optim.lr_scheduler.ExponentialLR, which has no default for gamma.
struct ExponentialDecay {
    double gamma = 0.95;

    constexpr double operator()(Progress const& at) const
    {
        return core::math::pow(gamma, static_cast<double>(at.epoch));
    }
};

} // namespace lamina
