// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = scale x above 0, scale alpha (exp(x) - 1) elsewhere, with the constants that keep mean 0 and variance
/// 1 from layer to layer; the slope at 0 is scale alpha (Klambauer and others 2017): torch.nn.SELU.
struct SELU : Formula {
    static constexpr auto name = "SELU";
    static constexpr double scale = 1.0507009873554804934;
    static constexpr double alpha = 1.6732632423543772848;
    static constexpr auto value(auto x) { return where(x <= 0, scale * alpha * expm1(x), scale * x); }
    static constexpr auto derivative(auto y) { return where(y <= 0, y + scale * alpha, scale); }
};

} // namespace lamina
