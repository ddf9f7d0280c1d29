// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <concepts>

namespace lamina::core {

/// random::Torch, …: uniform numbers in [low, high).
template <class G, class T>
concept Generator = requires(G& generator, T bound) {
    { generator.uniform(bound, bound) } -> std::convertible_to<T>;
};

} // namespace lamina::core
