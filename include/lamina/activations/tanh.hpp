// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = tanh(x), between -1 and 1.
struct Tanh : Formula {
    static constexpr auto name = "Tanh";
    static constexpr auto value(auto x) { return tanh(x); }
};

/// Tanh of an expression.
template <core::ExpressionLike E>
auto tanh(E&& e)
{
    return core::activate<Tanh>(std::forward<E>(e));
}

} // namespace lamina
