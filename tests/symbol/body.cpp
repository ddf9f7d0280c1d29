// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/body.hpp>

#include "catch.hpp"

#include <lamina/symbol/atoms.hpp>

using namespace lamina::core::symbol;

namespace {
struct One_ {
    static constexpr auto value(auto x) { return 2 * x; }
};
struct Two {
    static constexpr auto value(auto x, auto y) { return x * y; }
};
struct Typed {
    static constexpr auto value(double x) { return x; }
};
using X = Variable<0>;
using Y = Variable<1>;
} // namespace

TEST_CASE("How many symbols a body takes is found out without a look into it")
{
    static_assert(TakesSymbols<One_, X> && !TakesSymbols<One_, X, Y> && TakesSymbols<Two, X, Y> &&
                  !TakesSymbols<Two, X>);
    static_assert(!TakesSymbols<Typed, X>);
}

TEST_CASE("The tree of a body, at any symbols")
{
    static_assert(std::same_as<Tree<One_, X>, decltype(Literal<2.0>{} * X{})>);
    static_assert(std::same_as<Tree<Two, decltype(exp(X{})), Y>, decltype(exp(X{}) * Y{})>);
}
