// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula.hpp>

namespace lamina {

/// y = tanh(x), between -1 and 1.
struct Tanh : Formula {
    static constexpr auto name = "Tanh";
    static constexpr auto value(auto x) { return tanh(x); }
};

} // namespace lamina
