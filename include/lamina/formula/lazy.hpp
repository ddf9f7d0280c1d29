// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <type_traits>
#include <utility>

namespace lamina::core {

// What activations and losses say of expressions, without what makes and computes them: composition.hpp.

template <class Input, class... Steps>
struct Expression;

template <class E>
inline constexpr bool is_expression = false;
template <class Input, class... Steps>
inline constexpr bool is_expression<Expression<Input, Steps...>> = true;

template <class E>
concept ExpressionLike = is_expression<std::remove_cvref_t<E>>;

template <class F, class X, class... Trained>
auto activate(X&& x, Trained&&... trained);

template <class Loss, ExpressionLike E, class Target>
auto loss_of(Loss loss, E const& expression, Target&& target);

} // namespace lamina::core
