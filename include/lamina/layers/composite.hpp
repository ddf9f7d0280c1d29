// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/core.hpp>

namespace lamina::core {

template <class... Layers>
struct LayerList {};

// How a layer that is made of layers joins them.
struct InSequence {};   ///< one after the other
struct AddedToInput {}; ///< one after the other, and what the first is given is added
struct SideBySide {};   ///< all are given the same, and what they give stands side by side

/// Residual, …: layers of layers, whose keys have both positions: "2.0.weight".
template <class L>
concept CompositeLayer = requires {
    L::name;
    typename L::Inside; // a LayerList
    typename L::Joining;
};

} // namespace lamina::core
