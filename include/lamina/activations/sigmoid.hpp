// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = 1 / (1 + exp(-x)), between 0 and 1.
struct Sigmoid : Formula {
    static constexpr auto name = "Sigmoid";
    static constexpr auto value(auto x) { return sigmoid(x); }
};

/// Sigmoid of an expression.
template <core::ExpressionLike E>
auto sigmoid(E&& e)
{
    return core::activate<Sigmoid>(std::forward<E>(e));
}

} // namespace lamina
