// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x above Bound, Value elsewhere; the slope at Bound is 0: torch.nn.Threshold.
template <double Bound, double Value>
struct Threshold : Formula {
    static constexpr auto name = "Threshold";
    static constexpr auto value(auto x) { return where(x <= Bound, Value, x); }
};

} // namespace lamina
