// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/schedules/progress.hpp>

#include <algorithm>

namespace lamina {

namespace core {

/// What a ReduceOnPlateau remembers.
struct PlateauMemory {
    std::size_t epoch = 0;
    double best = std::numeric_limits<double>::infinity();
    std::size_t bad_epochs = 0;
    std::size_t cooldown = 0;
    double factor = 1;
};

} // namespace core

/// Times `factor` whenever more than `patience` epochs have not brought the loss below (1 - threshold) times
/// its best; then `cooldown` epochs do not count. It does not fall below min_factor.
///
/// A loss of NaN is no better. It looks at the loss once an epoch and remembers, so that each training needs
/// its own. As torch.optim.lr_scheduler.ReduceLROnPlateau with mode "min", threshold_mode "rel", eps = 0 and
/// min_lr = min_factor lr.
struct ReduceOnPlateau {
    double factor = 0.1;
    std::size_t patience = 10;
    double threshold = 1e-4;
    std::size_t cooldown = 0;
    double min_factor = 0;
    core::PlateauMemory memory{}; ///< what it has seen; a new one has seen nothing

    constexpr double operator()(Progress const& at)
    {
        if (at.epoch != memory.epoch) {
            memory.epoch = at.epoch;
            look_at(at.loss);
        }
        return memory.factor;
    }

private:
    constexpr void look_at(double loss)
    {
        bool const better = loss < memory.best * (1 - threshold);
        if (better) memory.best = loss;
        bool const rests = memory.cooldown > 0;
        memory.cooldown -= rests;
        memory.bad_epochs = better || rests ? 0 : memory.bad_epochs + 1;
        if (memory.bad_epochs <= patience) return;
        memory.factor = (std::max)(memory.factor * factor, min_factor);
        memory.cooldown = cooldown;
        memory.bad_epochs = 0;
    }
};

} // namespace lamina
