// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/core.hpp>

namespace lamina::core {

/// True of a pointer to any class, whose assertions are said because it may be derived from Other. After a
/// use of its members, or of its size, clang would take what is made of it for undeclared, if one of them
/// failed.
struct Other {};
constexpr bool is_said(Other const* /*base*/) { return true; }
constexpr bool is_said(void const* /*any*/) { return true; }

/// `static_assert(asserted<Requirement>);` makes a requirement that does not hold say why, by the assertions
/// of its class Check; its value says whether to go on. They stand in a class of their own, because clang
/// takes one whose assertion failed to have no members.
template <class Requirement>
inline constexpr bool asserted = sizeof(typename Requirement::Check) != 0;

} // namespace lamina::core
