// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

#include <array>

namespace lamina {

/// Steps of a size s of each weight's own, which grows while the sign of its gradient stays and shrinks where
/// that changes; there the weight stays once. With p the gradient before, 0 in the first step, where s = lr:
///
///     s = s etas[1] where g p > 0, s etas[0] where g p < 0; then within step_sizes
///     g' = 0 where g p < 0, g elsewhere
///     w = w - s sign(g'),  p = g'
///
/// It keeps s and p. For whole batches: of a sample the sign says little. Riedmiller and Braun, A direct
/// adaptive method for faster backpropagation learning: the RPROP algorithm, 1993; as torch.optim.Rprop.
struct Rprop {
    double lr = 1e-2;
    std::array<double, 2> etas{0.5, 1.2};
    std::array<double, 2> step_sizes{1e-6, 50};

    static constexpr auto name = "Rprop";
    static constexpr std::size_t states = 2;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::array{step == 1 ? lr : 0.0, etas[0], etas[1], step_sizes[0], step_sizes[1]};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [size, before] = state;
        auto const [first_size, less, more, smallest, largest] = hyper;
        auto const turn = g * before;
        auto const s =
            clamp((size + first_size) * where(turn > 0, more, where(turn < 0, less, 1)), smallest, largest);
        auto const slope = where(turn < 0, 0, g);
        return std::tuple{w - s * sign(slope), s, slope};
    }
};

} // namespace lamina
