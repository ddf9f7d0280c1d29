// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/functions.hpp>

/// The stable atoms: functions whose derivative is written in atoms again, so that first and second
/// derivatives stay finite wherever their limit is.
namespace lamina::core::symbol {

/// 1 / (1 + exp(-x))
struct Sigmoid {
    static constexpr auto composition(auto x) { return 1 / (1 + exp(-x)); }
    static constexpr auto derivative(auto x, auto dx)
    {
        auto const s = apply<Sigmoid>(x);
        return s * (1 - s) * dx;
    }
};

/// 1 / (1 + exp(-x)), finite and with a finite slope, y (1 - y), for every x.
constexpr auto sigmoid(Symbol auto x) { return apply<Sigmoid>(x); }

/// log(1 + exp(x))
struct Softplus {
    static constexpr auto composition(auto x) { return (max)(x, 0) + log1p(exp(-(abs)(x))); }
    static constexpr auto derivative(auto x, auto dx) { return sigmoid(x) * dx; }
};

/// log(1 + exp(x)), finite for every finite x; slope sigmoid(x).
constexpr auto softplus(Symbol auto x) { return apply<Softplus>(x); }

/// log(cosh(x)); near 0 by way of cosh(x) - 1 = 2 sinh(x/2)^2, which keeps every digit.
struct LogCosh {
    static constexpr auto composition(auto x)
    {
        auto const size = (abs)(x);
        auto const nearby = log1p(2 * square(sinh(0.5 * (min)(size, 1))));
        return where(size < 1, nearby, size + log1p(exp(-2 * size)) - 0.69314718055994531);
    }
    static constexpr auto derivative(auto x, auto dx) { return tanh(x) * dx; }
};

/// log(cosh(x)), finite for every finite x; slope tanh(x).
constexpr auto log_cosh(Symbol auto x) { return apply<LogCosh>(x); }

} // namespace lamina::core::symbol
