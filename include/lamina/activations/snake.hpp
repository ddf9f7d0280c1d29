// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x + sin(Alpha x)^2 / Alpha (Liu and others 2020).
template <double Alpha = 1.0>
struct Snake : Formula {
    static constexpr auto name = "Snake";
    static_assert(Alpha != 0, "lamina: Snake divides by its Alpha, which is 0.");
    static constexpr auto value(auto x) { return x + 1 / Alpha * square(sin(Alpha * x)); }
};

} // namespace lamina
