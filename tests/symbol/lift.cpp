// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/lift.hpp>

#include "catch.hpp"

#include <lamina/symbol/atoms.hpp>

using namespace lamina::core::symbol;

TEST_CASE("lift moves numbers into types, so that equal types are equal expressions")
{
    using X = Variable<0>;
    static_assert(std::same_as<decltype(X{} + 1), decltype(X{} + 2)>); // before
    static_assert(!std::same_as<decltype(lift<X{} + 1>()), decltype(lift<X{} + 2>())>);
    static_assert(std::same_as<decltype(lift<X{} + 1>()), decltype(X{} + One{})>);
    static_assert(std::same_as<decltype(lift<1 / (1 + exp(-0.5 * X{} * X{}))>()),
                               decltype(One{} / (One{} + exp(Literal<-0.5>{} * X{} * X{})))>);
}

TEST_CASE("lift folds the 0s and 1s that a body writes")
{
    using X = Variable<0>;
    static_assert(std::same_as<decltype(lift<0 + 1 * X{} - 0>()), X>);
    static_assert(std::same_as<decltype(lift<where(X{} > 0, 2, 2)>()), Literal<2.0>>);
}

TEST_CASE("Every lifted node is an empty type")
{
    using X = Variable<0>;
    static_assert(std::is_empty_v<Literal<0.5>> && std::is_empty_v<X>);
}
