// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = max(x, 0); the slope at 0 is 0.
struct ReLU : Formula {
    static constexpr auto name = "ReLU";
    static constexpr auto value(auto x) { return (core::symbol::max)(x, 0); }
    /// The sign of the output says it too, so that the input need not be kept.
    static constexpr auto derivative(auto y) { return where(y <= 0, 0, 1); }
};

/// ReLU of an expression.
template <core::ExpressionLike E>
auto relu(E&& e)
{
    return core::activate<ReLU>(std::forward<E>(e));
}

} // namespace lamina
