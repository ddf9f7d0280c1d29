// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/atoms.hpp>

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/formula/formula.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct Sigmoid : Formula {
    static constexpr auto value(auto x) { return sigmoid(x); }
};
struct Softplus : Formula {
    static constexpr auto value(auto x) { return softplus(x); }
};
struct LogCosh : Formula {
    static constexpr auto value(auto x) { return log_cosh(x); }
};
} // namespace own
} // namespace

TEST_CASE("The atoms keep their digits where a spelt formula loses them")
{
    for (double const x : {1e-9, 1e-5, 1e-3, 0.1, 0.9, 1.1, 3.0, 30.0, 300.0}) {
        CAPTURE(x);
        long double const wide = x;
        CHECK(laws::ulps(value_at<own::Sigmoid>(-x), 1 / (1 + std::exp(wide))) <= 4);
        CHECK(laws::ulps(value_at<own::Softplus>(-x), std::log1p(std::exp(-wide))) <= 4);
        CHECK(laws::ulps(value_at<own::Softplus>(x), wide + std::log1p(std::exp(-wide))) <= 4);
        long double const small = 2 * std::sinh(wide / 2) * std::sinh(wide / 2);
        CHECK(laws::ulps(value_at<own::LogCosh>(x), std::log1p(small)) <= 6);
        CHECK(value_at<own::LogCosh>(-x) == value_at<own::LogCosh>(x));
    }
}

TEST_CASE("First and second derivatives are finite wherever their limit is")
{
    for (float const x : {-1e30F, -1e4F, -200.0F, -89.0F, 89.0F, 200.0F, 1e4F, 1e30F}) {
        CAPTURE(x);
        CHECK(slope_at<own::Sigmoid>(x) == Approx(0).margin(1e-30));
        CHECK(curvature_at<own::Sigmoid>(x) == Approx(0).margin(1e-30));
        CHECK(slope_at<own::Softplus>(x) == Approx(x > 0 ? 1 : 0).margin(1e-30));
        CHECK(slope_at<own::LogCosh>(x) == (x > 0 ? 1 : -1));
        CHECK(curvature_at<own::LogCosh>(x) == 0);
        CHECK(value_at<own::LogCosh>(x) == Approx(std::abs(x) - 0.6931472F));
    }
}

TEST_CASE("Derivatives of atoms are atoms")
{
    using X = symbol::Variable<0>;
    static_assert(std::same_as<Derivative<own::Softplus>, decltype(symbol::sigmoid(X{}))>);
    static_assert(std::same_as<Derivative<own::LogCosh>, decltype(symbol::tanh(X{}))>);
}
