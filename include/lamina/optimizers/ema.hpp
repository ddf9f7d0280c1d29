// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// Another optimizer, and an exponential moving average of the weights that it gives, a = decay a + (1 -
/// decay) w, from the first step's weights on: `EMA{0.999, Adam{.lr = 1e-3}}`; `trainer.averaged()` is the
/// network with them. As torch.optim.swa_utils.AveragedModel with get_ema_multi_avg_fn(decay), updated after
/// each step; here in the same loop over the weights.
template <class Inner>
struct EMA {
    double decay = 0.999;
    Inner optimizer{};

    static constexpr auto name = "EMA";
    static constexpr std::size_t states = 1 + Inner::states;
    static constexpr std::size_t observed = 1;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::tuple_cat(std::tuple{step == 1 ? 0.0 : decay}, optimizer.hyper(step));
    }
    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const kept = std::get<0>(hyper);
        auto const next = Inner::update(w, g, core::after_first(state), core::after_first(hyper));
        auto const average = kept * std::get<0>(state) + (1 - kept) * std::get<0>(next);
        return std::tuple_cat(std::tuple{std::get<0>(next), average}, core::after_first(next));
    }
    template <class Other>
    [[nodiscard]] constexpr EMA<Other> around(Other other) const
    {
        return {decay, other};
    }
};

} // namespace lamina
