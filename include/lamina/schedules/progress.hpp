// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <limits>

namespace lamina {

/// How far a training is, before one of its steps: what a schedule is called with.
struct Progress {
    std::size_t step = 0;  ///< how many steps were made
    std::size_t steps = 1; ///< how many there are in all
    std::size_t epoch = 0; ///< how many epochs, passes over all samples, were completed
    std::size_t epochs = 1;
    /// Of the last epoch: the validation's where there is one, else training's. NaN before there is one.
    double loss = std::numeric_limits<double>::quiet_NaN();
};

/// What says, before each step, by which factor the optimizer's own lr is multiplied: Cosine, StepDecay, …,
/// or whatever else can be called so, as `[](Progress const& at) { return at.epoch < 5 ? 1 : 0.1; }`.
template <class S>
concept Schedule = requires(S& schedule, Progress const& at) {
    { schedule(at) } -> std::convertible_to<double>;
};

namespace core {

/// A share of all steps, to the nearest whole one.
constexpr double steps_of(double share, Progress const& at)
{
    return static_cast<double>(static_cast<std::size_t>(share * static_cast<double>(at.steps) + 0.5));
}

} // namespace core

} // namespace lamina
