// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// Another optimizer by a gradient whose norm, over all trained parameters, is at most `norm`:
/// `ClipNorm{1.0, AdamW{.lr = 1e-3}}`, as torch.nn.utils.clip_grad_norm_ before its step: the gradient times
/// min(1, norm / (its norm + 1e-6)).
///
/// The whole gradient is computed first and kept, as long as the parameters, and the update is a pass of its
/// own over them; so on the CPU alone, and not in an Ensemble.
template <class Inner>
struct ClipNorm {
    double norm = 1;
    Inner optimizer{};
    double scale = 1; ///< what the last step's gradient was multiplied with, by the trainer

    static constexpr auto name = "ClipNorm";
    static constexpr std::size_t states = Inner::states;

    /// Takes the norm of the gradient of the next step.
    constexpr void measure(double of_gradient)
    {
        double const wanted = norm / (of_gradient + 1e-6);
        scale = wanted < 1 ? wanted : 1;
    }

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::tuple_cat(std::tuple{scale}, optimizer.hyper(step));
    }
    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        return Inner::update(w, std::get<0>(hyper) * g, state, core::after_first(hyper));
    }
    template <class Other>
    [[nodiscard]] constexpr ClipNorm<Other> around(Other other) const
    {
        return {norm, other, scale};
    }
};

} // namespace lamina
