// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/pow.hpp>
#include <lamina/schedules/progress.hpp>
#include <lamina/support/errors.hpp>

namespace lamina {

/// gamma^(epoch / every), rounded down: times gamma every so many epochs. As
/// torch.optim.lr_scheduler.StepLR, whose step_size is `every`; std::invalid_argument where that is 0.
struct StepDecay {
    std::size_t every = 30;
    double gamma = 0.1;

    constexpr double operator()(Progress const& at) const
    {
        if (every == 0)
            core::raise<std::invalid_argument>(
                "lamina: a StepDecay cannot lower the rate every 0 epochs; set `every` to 1 or more.");
        return core::math::pow(gamma, static_cast<double>(at.epoch / every));
    }
};

} // namespace lamina
