// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// Gradient descent, with momentum and weight decay if they are given, in PyTorch's way:
///
///     g' = g + weight_decay w
///     v  = momentum v + (1 - dampening) g'        v = g' in the first step
///     w  = w - lr v                               w - lr (g' + momentum v) if nesterov
///
/// `SGD{.lr = 0.05}`, or SGD<>, is w - lr g and keeps no state; with more members than one it is an
/// SGD<double>, which keeps one number v for each w: `SGD{.lr = 0.05, .momentum = 0.9}`. As torch.optim.SGD,
/// but for what it refuses: nesterov without momentum, which changes nothing, or with dampening.
template <class Given = NotGiven>
struct SGD {
    double lr = 1e-3;
    Given momentum{};
    Given dampening{};
    Given weight_decay{};
    bool nesterov = false;

    static_assert(core::asserted<core::IsHyperparameter<Given>>);
    static constexpr auto name = "SGD";
    static constexpr std::size_t states = 1;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        if constexpr (std::same_as<Given, NotGiven>) {
            return std::tuple{lr, NotGiven{}, NotGiven{}, NotGiven{}, NotGiven{}};
        } else {
            bool const undamped = step == 1 || momentum == 0;
            return std::tuple{nesterov ? lr : 0.0, nesterov ? lr * momentum : lr, momentum,
                              undamped ? 1.0 : 1.0 - dampening, weight_decay};
        }
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [velocity] = state;
        auto const [rate_of_gradient, rate_of_velocity, mass, fresh, decay] = hyper;
        auto const slope = g + decay * w;
        auto const v = mass * velocity + fresh * slope;
        return std::tuple{w - rate_of_gradient * slope - rate_of_velocity * v, v};
    }
};
#ifndef __NVCC__ // which deduces nothing from designators where a template has guides
SGD() -> SGD<NotGiven>;
template <core::HyperNumber Rate>
SGD(Rate) -> SGD<NotGiven>;
template <core::HyperNumber Rate, core::HyperNumber Second, core::HyperNumber... More>
SGD(Rate, Second, More...) -> SGD<Hyperparameter<Second>>;
#endif

} // namespace lamina
