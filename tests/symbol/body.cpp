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
struct Offers {
    static constexpr auto derivative(auto y) { return 1 - y * y; }
};
struct OffersOfTwo {
    static constexpr auto derivative(auto x, auto y) { return x - y; }
};
using X = Variable<0>;
using Y = Variable<1>;
} // namespace

TEST_CASE("What is wrong with a body is known before it is used")
{
    static_assert(BodyOf<One_, 1>::value && !BodyOf<One_, 2>::value && BodyOf<Two, 2>::value);
    static_assert(BodyOf<One_, 2>::mistake == Mistake::arguments &&
                  BodyOf<Typed, 1>::mistake == Mistake::arguments);
}

TEST_CASE("A formula may offer its slope, or not")
{
    static_assert(!OfferedDerivative<One_>::value && !OfferedDerivative<One_>::is_wrong);
    static_assert(OfferedDerivative<Offers>::value);
    static_assert(OfferedDerivative<OffersOfTwo>::is_wrong);
}

TEST_CASE("The tree of a body, at any symbols")
{
    static_assert(std::same_as<Tree<One_, X>, decltype(Literal<2.0>{} * X{})>);
    static_assert(std::same_as<Tree<Two, decltype(exp(X{})), Y>, decltype(exp(X{}) * Y{})>);
}
