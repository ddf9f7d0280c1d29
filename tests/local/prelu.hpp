// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina::laws {

using namespace core;

/// torch.nn.PReLU(Count): a formula with a trained parameter, for the layer or for each value, added by a
/// test alone.
template <std::size_t Count = 1>
struct PReLU : Formula {
    static constexpr auto name = "PReLU";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto weight) { return where(x > 0, x, weight * x); }
};
static_assert(Activation<PReLU<>>);

} // namespace lamina::laws
