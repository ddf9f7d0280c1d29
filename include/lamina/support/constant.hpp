// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/core.hpp>

#include <cstddef>
#include <type_traits>

namespace lamina::core {

/// A size in the type. Loops and layouts take sizes as `auto`: a Constant where the compiler knows the
/// number, a std::size_t where only the program does.
template <std::size_t Value>
using Constant = std::integral_constant<std::size_t, Value>;

template <class Size>
inline constexpr bool is_constant = false;
template <std::size_t Value>
inline constexpr bool is_constant<Constant<Value>> = true;

} // namespace lamina::core
