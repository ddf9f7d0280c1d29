// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/trigonometric.hpp>
#include <lamina/schedules/progress.hpp>

namespace lamina {

/// Along a cosine from 1 in the first step to `final` after the last, if asked with a warm-up, or in cycles
/// that each begin at 1 again:
///
///     final + (1 - final) (1 + cos(pi t / T)) / 2     at step t of a cycle of T
///
/// `warmup`, a share of all steps, to the nearest whole number W of them: before that (step + 1) / (W + 1),
/// so that no step is without motion and step W has 1. `restarts`: how often it begins again, each cycle
/// being restart_factor times as long as the one before; together they are as long as what the warm-up
/// leaves.
///
/// As torch.optim.lr_scheduler.CosineAnnealingLR at every step, with T_max = steps, eta_min = final lr; with
/// a warm-up after LinearLR(start_factor = 1 / (W + 1), total_iters = W); with restarts as
/// CosineAnnealingWarmRestarts, whose T_0 follows from all steps. Loshchilov and Hutter, SGDR, 2016.
struct Cosine {
    double warmup = 0;
    double final = 0;
    std::size_t restarts = 0;
    double restart_factor = 1;

    constexpr double operator()(Progress const& at) const
    {
        double const step = static_cast<double>(at.step), rise = core::steps_of(warmup, at);
        if (step < rise) return (step + 1) / (rise + 1);
        double const part = part_of_cycle(step - rise, static_cast<double>(at.steps) - rise);
        return final + (1 - final) * (1 + core::math::cos(3.141592653589793 * part)) / 2;
    }

private:
    /// t / T at a step of so many.
    [[nodiscard]] constexpr double part_of_cycle(double step, double steps) const
    {
        double lengths = 1;
        for (std::size_t i = 0; i < restarts; ++i) lengths = 1 + restart_factor * lengths;
        double length = steps / lengths;
        for (std::size_t i = 0; i < restarts && step >= length; ++i) {
            step -= length;
            length *= restart_factor;
        }
        return step < length ? step / length : 1;
    }
};

} // namespace lamina
