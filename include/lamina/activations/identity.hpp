// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x
struct Identity : Formula {
    static constexpr auto name = "Identity";
    static constexpr auto value(auto x) { return x; }
};

} // namespace lamina
