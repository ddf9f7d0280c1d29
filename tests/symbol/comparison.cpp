// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/comparison.hpp>

#include "catch.hpp"

#include <lamina/formula/formula.hpp>

#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

struct Greater : Formula {
    static constexpr auto value(auto x) { return max(x, 2 - x); }
};
struct Smaller : Formula {
    static constexpr auto value(auto x) { return min(x, 2 - x); }
};
struct Clamped : Formula {
    static constexpr auto value(auto x) { return clamp(x, -1, 2); }
};
struct Sign : Formula {
    static constexpr auto value(auto x) { return sign(x); }
};
struct Abs : Formula {
    static constexpr auto value(auto x) { return abs(x); }
};
struct Choices : Formula {
    static constexpr auto value(auto x)
    {
        return where(x > 3, 1, 0) + where(x >= 3, 10, 0) + where(x == 3, 100, 0) + where(x != 3, 1000, 0) +
               where(x < 3, 10000, 0) + where(x <= 3, 100000, 0);
    }
};
} // namespace

TEST_CASE("Comparisons choose")
{
    static_assert(value_at<Choices>(2.0) == 111000 && value_at<Choices>(3.0) == 100110 &&
                  value_at<Choices>(4.0) == 1011);
    static_assert(slope_at<Choices>(3.0) == 0);
}

TEST_CASE("Of two symbols max and min take one, at a tie the mean of their slopes, as PyTorch")
{
    static_assert(value_at<Greater>(3.0) == 3 && value_at<Greater>(-1.0) == 3 && value_at<Greater>(1.0) == 1);
    static_assert(slope_at<Greater>(3.0) == 1 && slope_at<Greater>(-1.0) == -1 &&
                  slope_at<Greater>(1.0) == 0);
    static_assert(value_at<Smaller>(3.0) == -1 && slope_at<Smaller>(3.0) == -1 &&
                  slope_at<Smaller>(1.0) == 0);
    CHECK(std::isnan(value_at<Greater>(not_a_number)));
}

TEST_CASE("clamp passes the slope at its bounds, as torch.clamp")
{
    static_assert(value_at<Clamped>(-3.0) == -1 && value_at<Clamped>(0.5) == 0.5 &&
                  value_at<Clamped>(9.0) == 2);
    static_assert(slope_at<Clamped>(-1.0) == 1 && slope_at<Clamped>(2.0) == 1 && slope_at<Clamped>(2.1) == 0);
    CHECK(std::isnan(value_at<Clamped>(not_a_number)));
}

TEST_CASE("sign and abs at 0 and NaN")
{
    static_assert(value_at<Sign>(-3.0) == -1 && value_at<Sign>(0.0) == 0 && value_at<Sign>(5.0) == 1);
    static_assert(slope_at<Sign>(0.0) == 0);
    static_assert(slope_at<Abs>(0.0) == 0 && slope_at<Abs>(-2.0) == -1 && curvature_at<Abs>(-2.0) == 0);
    CHECK(std::isnan(value_at<Sign>(not_a_number)));
    CHECK(std::isnan(value_at<Abs>(not_a_number)));
}

TEST_CASE("Equal branches fold after lift, not before")
{
    using X = symbol::Variable<0>;
    static_assert(std::same_as<decltype(symbol::lift<where(X{} > 0, 1, 1)>()), symbol::One>);
    static_assert(std::same_as<decltype(symbol::lift<where(X{} > 0, 0, 1)>()),
                               symbol::Apply<symbol::Where, symbol::Apply<symbol::Less, symbol::Zero, X>,
                                             symbol::Zero, symbol::One>>);
}
