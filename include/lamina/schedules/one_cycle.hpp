// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/trigonometric.hpp>
#include <lamina/schedules/progress.hpp>

namespace lamina {

/// How a OneCycle goes from one factor to another: along half a cosine, or in a straight line.
enum class Anneal { cosine, linear };

/// From 1 / div_factor up to 1 in a share pct_start of all steps, then down to 1 / div_factor /
/// final_div_factor, which the last step has.
///
/// The optimizer's lr is the greatest one. As torch.optim.lr_scheduler.OneCycleLR of two phases, with
/// max_lr = lr, total_steps = steps and cycle_momentum = False; Smith and Topin, Super-convergence, 2017.
struct OneCycle {
    double pct_start = 0.3;
    Anneal anneal_strategy = Anneal::cosine;
    double div_factor = 25;
    double final_div_factor = 1e4;

    constexpr double operator()(Progress const& at) const
    {
        double const step = static_cast<double>(at.step), last = static_cast<double>(at.steps) - 1;
        double const peak = pct_start * static_cast<double>(at.steps) - 1; // between two steps where it falls
        double const low = 1 / div_factor, lowest = low / final_div_factor;
        if (step <= peak) return anneal(low, 1, peak > 0 ? step / peak : 1);
        return step < last ? anneal(1, lowest, (step - peak) / (last - peak)) : lowest;
    }

private:
    [[nodiscard]] constexpr double anneal(double from, double to, double part) const
    {
        if (anneal_strategy == Anneal::linear) return from + (to - from) * part;
        return to + (from - to) * (1 + core::math::cos(3.141592653589793 * part)) / 2;
    }
};

} // namespace lamina
