// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/pow.hpp>
#include <lamina/schedules/progress.hpp>

#include <vector>

namespace lamina {

/// Times gamma from each of these epochs on, which may be in any order; epochs count from 0. As
/// torch.optim.lr_scheduler.MultiStepLR: `MultiStepDecay{.milestones = {30, 80}}`.
struct MultiStepDecay {
    std::vector<std::size_t> milestones{};
    double gamma = 0.1;

    constexpr double operator()(Progress const& at) const
    {
        double passed = 0;
        for (std::size_t const milestone : milestones) passed += milestone <= at.epoch;
        return core::math::pow(gamma, passed);
    }
};

} // namespace lamina
