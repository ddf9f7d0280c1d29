// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/composite.hpp>

namespace lamina {

/// y = x + f(x), where f is these layers one after the other, which give as many values as they are given.
/// Keys are those of an nn.Sequential within an nn.Sequential: "2.0.weight". (He, Zhang, Ren, Sun: Deep
/// Residual Learning, 2015.)
template <class... Layers>
struct Residual {
    static constexpr auto name = "Residual";
    using Inside = core::LayerList<Layers...>;
    using Joining = core::AddedToInput;
};

} // namespace lamina
