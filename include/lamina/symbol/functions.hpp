// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/comparison.hpp>

namespace lamina::core::symbol {

struct Exp {
    static constexpr auto value(auto const& x)
    {
        using math::exp;
        return exp(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return apply<Exp>(x) * dx; }
};

struct Expm1 {
    static constexpr auto value(auto const& x)
    {
        using math::expm1;
        return expm1(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return apply<Exp>(x) * dx; }
};

struct Log {
    static constexpr auto value(auto const& x)
    {
        using math::log;
        return log(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return dx / x; }
};

struct Log1p {
    static constexpr auto value(auto const& x)
    {
        using math::log1p;
        return log1p(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return dx / (1 + x); }
};

struct Cos;

struct Sin {
    static constexpr auto value(auto const& x)
    {
        using math::sin;
        return sin(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return apply<Cos>(x) * dx; }
};

struct Cos {
    static constexpr auto value(auto const& x)
    {
        using math::cos;
        return cos(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return -apply<Sin>(x) * dx; }
};

struct Cosh;

struct Sinh {
    static constexpr auto value(auto const& x)
    {
        using math::sinh;
        return sinh(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return apply<Cosh>(x) * dx; }
};

struct Cosh {
    static constexpr auto value(auto const& x)
    {
        using math::cosh;
        return cosh(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return apply<Sinh>(x) * dx; }
};

struct Tanh {
    static constexpr auto value(auto const& x)
    {
        using math::tanh;
        return tanh(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return (1 - square(apply<Tanh>(x))) * dx; }
};

struct Erf {
    static constexpr auto value(auto const& x)
    {
        using math::erf;
        return erf(x);
    }
    /// 2/sqrt(pi) exp(-x^2)
    static constexpr auto derivative(auto x, auto dx)
    {
        return Literal<1.1283791670955126>{} * apply<Exp>(-square(x)) * dx;
    }
};

/// e to the power x; slope exp(x).
constexpr auto exp(Symbol auto x) { return apply<Exp>(x); }
/// exp(x) - 1, which keeps its digits near 0; slope exp(x).
constexpr auto expm1(Symbol auto x) { return apply<Expm1>(x); }
/// The natural logarithm; slope 1 / x.
constexpr auto log(Symbol auto x) { return apply<Log>(x); }
/// log(1 + x), which keeps its digits near 0; slope 1 / (1 + x).
constexpr auto log1p(Symbol auto x) { return apply<Log1p>(x); }
/// The sine of an angle in radians; slope cos(x).
constexpr auto sin(Symbol auto x) { return apply<Sin>(x); }
/// The cosine of an angle in radians; slope -sin(x).
constexpr auto cos(Symbol auto x) { return apply<Cos>(x); }
/// (exp(x) - exp(-x)) / 2; slope cosh(x).
constexpr auto sinh(Symbol auto x) { return apply<Sinh>(x); }
/// (exp(x) + exp(-x)) / 2; slope sinh(x).
constexpr auto cosh(Symbol auto x) { return apply<Cosh>(x); }
/// sinh(x) / cosh(x); slope 1 - tanh(x)^2.
constexpr auto tanh(Symbol auto x) { return apply<Tanh>(x); }
/// 2/sqrt(pi) times the integral of exp(-s^2) from 0 to x; slope 2/sqrt(pi) exp(-x^2).
constexpr auto erf(Symbol auto x) { return apply<Erf>(x); }

} // namespace lamina::core::symbol
