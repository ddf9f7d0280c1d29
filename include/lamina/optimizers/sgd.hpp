// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// Gradient descent, with momentum if one is given: v = momentum v + g; w = w - lr v.
///
/// `SGD{.lr = 0.05}` keeps no state; `SGD{.lr = 0.05, .momentum = 0.9}` keeps one number v for each w. As
/// torch.optim.SGD.
template <class Momentum = NotGiven>
struct SGD {
    double lr = 1e-3;
    Momentum momentum{};

    static_assert(core::asserted<core::IsHyperparameter<Momentum>>);
    static constexpr auto name = "SGD";
    static constexpr std::size_t states = 1;

    [[nodiscard]] constexpr auto hyper(std::size_t /*step*/) const { return std::tuple{lr, momentum}; }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [velocity] = state;
        auto const [rate, mass] = hyper;
        auto const v = mass * velocity + g;
        return std::tuple{w - rate * v, v};
    }
};
#ifndef __NVCC__ // which deduces nothing from designators where a template has guides
SGD() -> SGD<NotGiven>;
template <core::HyperNumber Rate>
SGD(Rate) -> SGD<NotGiven>;
template <core::HyperNumber Rate, class Momentum>
SGD(Rate, Momentum) -> SGD<Hyperparameter<Momentum>>;
#endif
static_assert(core::Optimizer<SGD<>>);

} // namespace lamina
