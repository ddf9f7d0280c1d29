// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x held between Min and Max; the slope at both is 0: torch.nn.Hardtanh.
template <double Min = -1.0, double Max = 1.0>
struct Hardtanh : Formula {
    static constexpr auto name = "Hardtanh";
    static_assert(Min < Max, "lamina: Hardtanh's Min is less than its Max.");
    static constexpr auto value(auto x) { return (core::symbol::min)((core::symbol::max)(x, Min), Max); }
    static constexpr auto derivative(auto y) { return where(y <= Min, 0, where(y >= Max, 0, 1)); }
};

} // namespace lamina
