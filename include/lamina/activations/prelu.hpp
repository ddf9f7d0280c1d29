// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x above 0, weight x elsewhere, with a trained weight: one number where Count is 1, else one for each
/// of Count values; the slope at 0 is the weight: torch.nn.PReLU.
template <std::size_t Count = 1>
struct PReLU : Formula {
    static constexpr auto name = "PReLU";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto weight) { return where(x <= 0, weight * x, x); }
};

} // namespace lamina
