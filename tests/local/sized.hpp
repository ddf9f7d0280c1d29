// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/linear.hpp>
#include <lamina/model/array_keys.hpp>

namespace lamina::laws {

using namespace core;

/// 2-3-1 with an activation between, without a last bias: its sizes in the type, or known at run time.
template <class Activation>
struct TwoLayers {
    using Fixed = ModelOf<Sequential<Linear<2, 3>, Activation, Linear<3, 1, NoBias>>>;
    using Hidden = Stage<Dense<std::size_t, std::size_t, true>, Activation>;
    using Last = Stage<Dense<std::size_t, std::size_t, false>>;
    using Sized = Model<Hidden, Last>;

    static Sized sized() { return Sized{Hidden{{2, 3}}, Last{{3, 1}}}; }
};

} // namespace lamina::laws
