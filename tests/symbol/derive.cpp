// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/derive.hpp>

#include "catch.hpp"

using namespace lamina::core::symbol;

namespace {
using X = Variable<0>;
using Y = Variable<1>;
} // namespace

TEST_CASE("The chain rule, with respect to each variable")
{
    using E = decltype(sin(X{} * Y{}));
    static_assert(std::same_as<decltype(derive<0>(E{})), decltype(cos(X{} * Y{}) * Y{})>);
    static_assert(std::same_as<decltype(derive<1>(E{})), decltype(cos(X{} * Y{}) * X{})>);
    static_assert(std::same_as<decltype(derive<2>(E{})), Zero>);
}

TEST_CASE("The derivative of the derivative")
{
    static_assert(std::same_as<decltype(derive<0>(derive<0>(square(X{})))), Literal<2.0>>);
    static_assert(std::same_as<decltype(derive<0>(derive<0>(exp(X{})))), decltype(exp(X{}))>);
    static_assert(std::same_as<decltype(derive<0>(derive<0>(derive<0>(sin(X{}))))), decltype(-cos(X{}))>);
}

TEST_CASE("substitute puts one tree for another, everywhere")
{
    using Value = decltype(tanh(X{}));
    using Slope = decltype(derive<0>(Value{}));
    using FromOutput = decltype(substitute<Value, Y>(Slope{}));
    static_assert(std::same_as<FromOutput, decltype(One{} - square(Y{}))>);
    static_assert(depends<0, Slope> && !depends<0, FromOutput> && depends<1, FromOutput>);
}
