// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations/hardtanh.hpp>

namespace lamina {

/// y = (x + 3) / 6 held between 0 and 1; the slope at -3 and 3 is 0: torch.nn.Hardsigmoid.
struct Hardsigmoid : Formula {
    static constexpr auto name = "Hardsigmoid";
    static constexpr auto value(auto x) { return (Hardtanh<-3.0, 3.0>::value(x) + 3) / 6; }
};

} // namespace lamina
