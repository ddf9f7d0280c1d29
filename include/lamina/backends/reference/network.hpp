// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/reference/backend.hpp>
#include <lamina/network/network.hpp>

namespace lamina::reference {

/// The same network on the reference backend: constexpr throughout, of any number type.
template <class A, class T = float>
using Network = BasicNetwork<A, T, Backend>;

} // namespace lamina::reference
