// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/schedules/progress.hpp>

namespace lamina {

/// From start_factor in a straight line to end_factor, which it has after a share of all steps and keeps. As
/// torch.optim.lr_scheduler.LinearLR at every step, with total_iters = share steps.
struct LinearWarmup {
    double start_factor = 1. / 3;
    double end_factor = 1;
    double share = 0.05;

    constexpr double operator()(Progress const& at) const
    {
        double const step = static_cast<double>(at.step), last = core::steps_of(share, at);
        return step < last ? start_factor + (end_factor - start_factor) * step / last : end_factor;
    }
};

} // namespace lamina
