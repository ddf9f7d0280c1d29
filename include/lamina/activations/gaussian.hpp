// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = exp(-x^2), between 0 and 1.
struct Gaussian : Formula {
    static constexpr auto name = "Gaussian";
    static constexpr auto value(auto x) { return exp(-square(x)); }
};

} // namespace lamina
