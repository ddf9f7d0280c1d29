// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/schedules/progress.hpp>

namespace lamina {

/// A factor for so many epochs, then 1. As torch.optim.lr_scheduler.ConstantLR, whose total_iters are
/// `epochs`.
struct ConstantFactor {
    double factor = 1. / 3;
    std::size_t epochs = 5;

    constexpr double operator()(Progress const& at) const { return at.epoch < epochs ? factor : 1; }
};

} // namespace lamina
