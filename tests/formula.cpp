// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
struct Bump : Formula {
    static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
};
template <std::size_t Count>
struct PReLU : Formula {
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto w) { return where(x > 0, x, w * x); }
};
struct Three : Formula {
    static constexpr auto value(auto) { return 3; }
};
} // namespace

TEST_CASE("A formula is evaluated in the number type that it is given, at compile time too")
{
    static_assert(std::same_as<decltype(value_at<Bump>(1.0F)), float>);
    static_assert(value_at<Bump>(1.0) > 0.6224593312 && value_at<Bump>(1.0) < 0.6224593313);
    static_assert(slope_at<Bump>(0.0) == 0.5 && curvature_at<Bump>(0.0) == 0);
}

TEST_CASE("Trained parameters follow x, and the formula is differentiated with respect to them too")
{
    static_assert(trained_count<Bump> == 0 && trained_count<PReLU<1>> == 1);
    static_assert(value_at<PReLU<1>>(-2.0, 0.25) == -0.5 && slope_at<PReLU<1>>(-2.0, 0.25) == 0.25);
    static_assert(symbol::evaluate<Derivative<PReLU<1>, 1>>(-2.0, 0.25) == -2 &&
                  symbol::evaluate<Derivative<PReLU<1>, 1>>(2.0, 0.25) == 0);
}

TEST_CASE("A formula may be a plain number")
{
    static_assert(value_at<Three>(1.0) == 3 && slope_at<Three>(1.0) == 0);
}
