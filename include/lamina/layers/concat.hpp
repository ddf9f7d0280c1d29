// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/composite.hpp>

namespace lamina {

/// y = (f(x), g(x), …), the values of all branches side by side: torch.cat((f(x), g(x)), -1). A branch is one
/// layer, or a Sequential of several; Identity hands on x. Keys start with the branch's position:
/// "2.0.weight" of a layer, "2.0.0.weight" of the first one in a Sequential.
template <class... Branches>
struct Concat {
    static constexpr auto name = "Concat";
    using Inside = core::LayerList<Branches...>;
    using Joining = core::SideBySide;
};

} // namespace lamina
