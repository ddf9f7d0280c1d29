// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/backends/cpu/lanes/place.hpp>
#include <lamina/formula/chain.hpp>
#include <lamina/math.hpp>
#include <lamina/symbol/rows.hpp>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

/// What every function that formulas are written with must give in SIMD lanes: what it gives for plain
/// numbers, at the edges of its domain too.
namespace lamina::laws {
using namespace core;

/// Zeros, subnormal and tiny numbers, where polynomials meet, the bounds of overflow and underflow of float
/// and double, angles of many turns, and what is no number; each with both signs.
template <class T>
std::vector<T> edges()
{
    using Limits = std::numeric_limits<T>;
    std::vector<T> result;
    auto const add = [&](double x) {
        result.push_back(static_cast<T>(x));
        result.push_back(-static_cast<T>(x));
    };
    for (T const x : {T(0), Limits::denorm_min(), Limits::min() / 2, std::nextafter(Limits::min(), T(0)),
                      Limits::min(), Limits::epsilon() / 4, Limits::epsilon(), std::nextafter(T(1), T(0)),
                      T(1), std::nextafter(T(1), T(2)), Limits::max() / 4, Limits::max() / 2, Limits::max(),
                      Limits::infinity(), Limits::quiet_NaN()})
        add(x);
    for (double const x :
         {1e-30, 1e-4, 0.01, 0.1,  0.3,  0.5,  0.625, 0.7, 1.5, 2.0, 2.5,        3.0,  3.14159265358979,
          10.0,  16.0, 20.0, 22.0, 50.0, 80.0, 1e4,   1e5, 1e6, 1e8, 16777216.0, 1e15, 1e22,
          1e30,  3e38})
        add(x);
    for (double const x : {87.0, 87.33, 87.34, 88.0, 88.5, 88.722, 88.73, 89.0, 89.4, 89.5, 103.0, 104.0})
        add(x);
    for (double const x : {708.0, 708.39, 708.4, 709.0, 709.7, 709.79, 710.0, 710.4, 710.5, 745.0, 746.0})
        add(x);
    return result;
}

/// Fewer of them, every one of which meets every other.
template <class T>
std::vector<T> edges_of_two()
{
    using Limits = std::numeric_limits<T>;
    std::vector<T> result;
    for (T const x :
         {T(0), Limits::denorm_min(), Limits::min(), T(0.5), T(1), T(1.5), T(2), T(2.5), T(3), T(4), T(1e4),
          T(16777217), T(1e10), T(1e30), Limits::max(), Limits::infinity(), Limits::quiet_NaN()}) {
        result.push_back(x);
        result.push_back(-x);
    }
    return result;
}

/// Whether a number is right: NaN, infinity and the sign of 0 as plain numbers have them, else within so many
/// ulp, which may carry it over the bound of overflow. What comes of exp is 0 where that is subnormal.
template <class T>
bool is_right(T got, T plain, long double exact, double most)
{
    using Limits = std::numeric_limits<T>;
    if (std::isnan(got) || std::isnan(plain)) return std::isnan(got) && std::isnan(plain);
    if (std::signbit(got) != std::signbit(plain)) return false;
    long double const size = std::abs(exact);
    long double const slack = static_cast<long double>(most) * Limits::epsilon();
    if (got == 0) return size * (1 - slack) < Limits::min();
    if (std::isinf(got)) return size * (1 + slack) > Limits::max();
    return plain != 0 && std::isfinite(plain) ? ulps(got, exact) <= most : got == plain;
}

/// What the lanes of Arch get wrong, one line for each; none is right.
template <class T, class Arch>
class Edges {
public:
    /// What a function of one argument gives, which is within so many ulp.
    template <class Function>
    void unary(std::string const& name, double most)
    {
        for (T const x : edges<T>())
            expect(name, x, T(0), Function::value(Lanes(x)), Function::value(x),
                   Function::value(static_cast<long double>(x)), most);
    }

    /// The same of two; most(x, y) is in ulp.
    template <class Function>
    void binary(std::string const& name, auto const& most)
    {
        for (T const x : edges_of_two<T>())
            for (T const y : edges_of_two<T>())
                expect(name, x, y, Function::value(Lanes(x), Lanes(y)), Function::value(x, y),
                       Function::value(static_cast<long double>(x), static_cast<long double>(y)), most(x, y));
    }

    /// What a formula of one argument gives.
    template <class F>
    void formula(std::string const& name, double most)
    {
        for (T const x : edges<T>())
            expect(name, x, T(0), value_at<F>(Lanes(x)), value_at<F>(x),
                   value_at<F>(static_cast<long double>(x)), most);
    }

    [[nodiscard]] std::string wrong() const { return text_.str(); }

private:
    using Lanes = cpu::Lanes<T, Arch>;

    void expect(std::string const& name, T x, T y, Lanes got, T plain, long double exact, double most)
    {
        alignas(64) T lanes[Lanes::size];
        got.store(lanes);
        for (T const lane : lanes)
            if (!is_right(lane, plain, exact, most) && !is_greater_zero(name, lane, plain)) {
                text_ << name << "(" << x << ", " << y << ") = " << lane << ", of plain numbers " << plain
                      << "\n";
                return;
            }
    }

    /// Of zeros with both signs NEON's greater one is 0 (Arm Architecture Reference Manual, FMAX), the plain
    /// one x.
    static bool is_greater_zero(std::string const& name, T got, T plain)
    {
        return XSIMD_WITH_NEON64 && (name == "max" || name == "greater") && got == 0 && plain == 0;
    }

    std::ostringstream text_;
};

struct Sign : Formula {
    static constexpr auto value(auto x) { return sign(x); }
};
struct Clamp : Formula {
    static constexpr auto value(auto x) { return clamp(x, -1, 2); }
};
struct AtMost : Formula {
    static constexpr auto value(auto x) { return min(x, 3); }
};
struct AtLeast : Formula {
    static constexpr auto value(auto x) { return max(x, 0); }
};
struct Unequal : Formula {
    static constexpr auto value(auto x) { return where(x != 1, x, 7); }
};
struct Logistic : Formula {
    static constexpr auto value(auto x) { return sigmoid(x); }
};
struct Softplus : Formula {
    static constexpr auto value(auto x) { return softplus(x); }
};
struct LogCosh : Formula {
    static constexpr auto value(auto x) { return log_cosh(x); }
};

/// Of two numbers one, as a comparison says.
template <class Comparison>
struct Chosen {
    static auto value(auto const& x, auto const& y)
    {
        auto const condition = Comparison::value(x, y);
        if constexpr (std::same_as<decltype(condition), bool const>)
            return condition ? x : y;
        else
            return select(condition, x, y);
    }
};

struct Greater {
    static auto value(auto const& x, auto const& y) { return symbol::RowMax::combine(x, y); }
};

/// Every function of a formula's vocabulary. Tolerances in ulp are those of the lanes' own tests; a formula
/// of several has a few more, and pow is exp(y log|x|).
template <class T, class Arch>
std::string wrong_at_the_edges()
{
    Edges<T, Arch> edges;
    edges.template unary<symbol::Exp>("exp", 1.5);
    edges.template unary<symbol::Expm1>("expm1", 2);
    edges.template unary<symbol::Log>("log", 1.2);
    edges.template unary<symbol::Log1p>("log1p", 1.2);
    edges.template unary<symbol::Sin>("sin", 2);
    edges.template unary<symbol::Cos>("cos", 2);
    edges.template unary<symbol::Sinh>("sinh", 3);
    edges.template unary<symbol::Cosh>("cosh", 3);
    edges.template unary<symbol::Tanh>("tanh", 3);
    edges.template unary<symbol::Erf>("erf", 3);
    edges.template unary<symbol::Sqrt>("sqrt", 0.5);
    edges.template unary<symbol::Abs>("abs", 0);
    edges.template unary<symbol::Negate>("-", 0);
    edges.template formula<Sign>("sign", 0);
    edges.template unary<symbol::Square>("square", 0.5);
    edges.template formula<Clamp>("clamp", 0);
    edges.template formula<AtMost>("min", 0);
    edges.template formula<AtLeast>("max", 0);
    edges.template formula<Unequal>("where", 0);
    edges.template formula<Logistic>("sigmoid", 4);
    edges.template formula<Softplus>("softplus", 4);
    edges.template formula<LogCosh>("log_cosh", 8);

    auto const exact = [](T, T) { return 0.0; };
    auto const rounded = [](T, T) { return 0.5; };
    edges.template binary<symbol::Add>("+", rounded);
    edges.template binary<symbol::Subtract>("-", rounded);
    edges.template binary<symbol::Multiply>("*", rounded);
    edges.template binary<symbol::Divide>("/", rounded);
    edges.template binary<Greater>("greater", exact);
    edges.template binary<Chosen<symbol::Less>>("<", exact);
    edges.template binary<Chosen<symbol::LessEqual>>("<=", exact);
    edges.template binary<Chosen<symbol::Equal>>("==", exact);
    edges.template binary<Chosen<symbol::NotEqual>>("!=", exact);
    edges.template binary<symbol::Power>("pow", [](T x, T y) {
        double const size = std::abs(static_cast<double>(x));
        double const exponent =
            std::abs(static_cast<double>(y) * std::log(size)); // from 800 on 0 or infinity
        return std::isfinite(exponent) ? 2 + 2 * std::min(exponent, 800.0) : 0.0;
    });
    return edges.wrong();
}

} // namespace lamina::laws
