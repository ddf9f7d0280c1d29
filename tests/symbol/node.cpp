// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/node.hpp>

#include "catch.hpp"

using namespace lamina::core::symbol;

TEST_CASE("Numbers stand in values before lift and in types after it")
{
    static_assert(std::same_as<decltype(to_symbol(2)), Number> &&
                  std::same_as<decltype(to_symbol(One{})), One>);
    static_assert(to_symbol(2).value == 2.0);
    static_assert(has_number<Apply<struct F, Variable<0>, Number>> &&
                  !has_number<Apply<struct F, Variable<0>, One>>);
    static_assert(number_in<Literal<2.5>> == 2.5 && is_literal<One> && !is_literal<Number> &&
                  is_number<Number>);
}

TEST_CASE("Only whole numbers fold")
{
    static_assert(is_whole<Literal<3.0>> && is_whole<Literal<-7.0>> && !is_whole<Literal<0.1>> &&
                  !is_whole<Literal<1e20>>);
}

TEST_CASE("An operation takes symbols and numbers, at least one of them a symbol")
{
    static_assert(Operands<Variable<0>, int> && Operands<double, Variable<0>> && !Operands<int, double>);
    static_assert(!Operands<Variable<0>, char const*>);
}
