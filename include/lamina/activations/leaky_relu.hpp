// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x above 0, NegativeSlope x elsewhere; the slope at 0 is NegativeSlope: torch.nn.LeakyReLU.
template <double NegativeSlope = 0.01>
struct LeakyReLU : Formula {
    static constexpr auto name = "LeakyReLU";
    static_assert(NegativeSlope >= 0,
                  "lamina: LeakyReLU's NegativeSlope is 0 or more, so that the sign of the output is that of "
                  "the input. PReLU takes any.");
    static constexpr auto value(auto x) { return where(x <= 0, NegativeSlope * x, x); }
    static constexpr auto derivative(auto y) { return where(y <= 0, NegativeSlope, 1); }
};

} // namespace lamina
