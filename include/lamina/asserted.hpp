// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/core.hpp>

namespace lamina::core {

/// `static_assert(asserted<Requirement>);` makes a requirement that does not hold say why, by the assertions
/// of its class Check; its value says whether to go on. They stand in a class of their own, because clang
/// takes one whose assertion failed to have no members.
template <class Requirement>
inline constexpr bool asserted = sizeof(typename Requirement::Check) != 0;

} // namespace lamina::core
