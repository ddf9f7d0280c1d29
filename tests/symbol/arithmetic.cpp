// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/arithmetic.hpp>

#include "catch.hpp"

#include <lamina/symbol/derive.hpp>

using namespace lamina::core::symbol;

namespace {
using X = Variable<0>;
using Y = Variable<1>;
template <double Value>
using L = Literal<Value>;

template <class A, class B>
constexpr bool same(A, B)
{
    return std::same_as<A, B>;
}
} // namespace

TEST_CASE("0 and 1 fold, whoever wrote them")
{
    static_assert(same(X{} + Zero{}, X{}) && same(Zero{} + X{}, X{}) && same(X{} - Zero{}, X{}));
    static_assert(same(Zero{} - X{}, -X{}) && same(-(-X{}), X{}));
    static_assert(same(X{} * One{}, X{}) && same(One{} * X{}, X{}) && same(X{} * Zero{}, Zero{}) &&
                  same(Zero{} * X{}, Zero{}));
    static_assert(same(X{} * L<-1.0>{}, -X{}) && same(L<-1.0>{} * X{}, -X{}));
    static_assert(same(X{} / One{}, X{}) && same(Zero{} / X{}, Zero{}));
    static_assert(same(lift<(0 * X{} + 1 * Y{}) / 1>(), Y{}));
}

TEST_CASE("Whole numbers are added and multiplied, fractions left to the number type")
{
    static_assert(same(L<2.0>{} + L<3.0>{}, L<5.0>{}) && same(L<2.0>{} * L<3.0>{}, L<6.0>{}) &&
                  same(L<2.0>{} - L<3.0>{}, L<-1.0>{}));
    static_assert(!is_literal<decltype(L<0.1>{} + L<0.2>{})>);
    static_assert(same(-L<0.1>{}, L<-0.1>{}));
}

TEST_CASE("A product with a choice between 0 and 1 is a choice")
{
    using Step = Apply<Where, Apply<struct Some, X>, One, Zero>;
    static_assert(same(Step{} * Y{}, Apply<Where, Apply<struct Some, X>, Y, Zero>{}));
    static_assert(same(Y{} * Step{}, Apply<Where, Apply<struct Some, X>, Y, Zero>{}));
}

TEST_CASE("Whole powers are products")
{
    static_assert(same(lift<pow(X{}, 1)>(), X{}) && same(lift<pow(X{}, 0)>(), One{}) &&
                  same(lift<pow(X{}, 2)>(), square(X{})));
    static_assert(same(lift<pow(X{}, 5)>(), X{} * square(square(X{}))));
    static_assert(same(lift<pow(X{}, -1)>(), One{} / X{}));
    static_assert(same(lift<pow(X{}, 2.5)>(), Apply<Power, X, L<2.5>>{}));
}

TEST_CASE("Derivatives of arithmetic")
{
    static_assert(same(derive<0>(X{} + Y{}), One{}) && same(derive<1>(X{} - Y{}), L<-1.0>{}));
    static_assert(same(derive<0>(X{} * Y{}), Y{}));
    static_assert(same(derive<0>(square(X{})), L<2.0>{} * X{}));
    static_assert(same(derive<0>(X{} / Y{}), One{} / Y{}));
    static_assert(same(derive<1>(X{} / Y{}), -(X{} / Y{}) / Y{})); // shares x / y with the value
    static_assert(same(derive<0>(lift<pow(X{}, 2.5)>()), L<2.5>{} * Apply<Power, X, L<1.5>>{}));
    static_assert(same(derive<0>(sqrt(X{})), One{} / (L<2.0>{} * sqrt(X{}))));
}
