// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/rows.hpp>

#include "catch.hpp"

using namespace lamina::core::symbol;

namespace {
using Y = Variable<0>;
using T = Variable<1>;
} // namespace

TEST_CASE("Softmax minus the target is derived from cross-entropy")
{
    using CrossEntropy = decltype(row_sum(T{} * (log_sum_exp(Y{}) - Y{})));
    using Slope = decltype(row_derive_expression(CrossEntropy{}));
    // -t through the element itself, and row_sum(t) softmax(y) through the reduction
    using Exp = decltype(exp(Y{} - row_max(Y{})));
    using Softmax = decltype(Exp{} * (One{} / row_sum(Exp{})));
    static_assert(std::same_as<Slope, decltype(-T{} + row_sum(T{}) * Softmax{})>);
}

TEST_CASE("A sum passes its slope on, a maximum to the greatest, ties in equal parts")
{
    static_assert(
        std::same_as<decltype(row_derive_expression(row_sum(square(Y{})))), decltype(Literal<2.0>{} * Y{})>);
    using Max = decltype(row_derive_expression(row_max(Y{})));
    using Greatest = decltype(lift<where(Y{} == row_max(Y{}), 1, 0)>());
    static_assert(std::same_as<Max, decltype(Greatest{} / row_sum(Greatest{}))>);
}

TEST_CASE("Reductions are computed innermost first, and stand as variables in what follows")
{
    using Total = decltype(expand(log_sum_exp(Y{})));
    using Max = decltype(row_max(Y{}));
    using Exps = decltype(row_sum(exp(Y{} - Max{})));
    static_assert(std::same_as<decltype(all_reductions(List<>{}, Total{})), List<Max, Exps>>);
    static_assert(std::same_as<decltype(with_variables<2>(List<Max, Exps>{}, Total{})),
                               decltype(Variable<2>{} + log(Variable<3>{}))>);
    static_assert(std::same_as<decltype(row_sum(Zero{})), Zero>);
}

TEST_CASE("Whether an expression reduces")
{
    Variable<0> const y;
    static_assert(reduces<decltype(y / row_sum(y))> && reduces<decltype(log_sum_exp(y))>);
    static_assert(!reduces<decltype(exp(y) + 1)> && !reduces<Variable<0>>);
}
