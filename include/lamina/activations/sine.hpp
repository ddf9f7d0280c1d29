// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = sin(Omega x), x in radians (Sitzmann and others 2020).
template <double Omega = 30.0>
struct Sine : Formula {
    static constexpr auto name = "Sine";
    static constexpr auto value(auto x) { return sin(Omega * x); }
};

} // namespace lamina
