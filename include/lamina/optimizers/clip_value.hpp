// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// Another optimizer by gradients each of whose numbers is kept within -value and value:
/// `ClipValue{1.0, Adam{.lr = 1e-3}}`, as torch.nn.utils.clip_grad_value_ before its step. One formula with
/// the optimizer's.
template <class Inner>
struct ClipValue {
    double value = 1;
    Inner optimizer{};

    static constexpr auto name = "ClipValue";
    static constexpr std::size_t states = Inner::states;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::tuple_cat(std::tuple{value}, optimizer.hyper(step));
    }
    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const most = std::get<0>(hyper);
        auto const clipped = (core::symbol::max)((core::symbol::min)(g, most), -most);
        return Inner::update(w, clipped, state, core::after_first(hyper));
    }
    template <class Other>
    [[nodiscard]] constexpr ClipValue<Other> around(Other other) const
    {
        return {value, other};
    }
};

} // namespace lamina
