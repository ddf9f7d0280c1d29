// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/lazy.hpp>

#include "catch.hpp"

TEST_CASE("Only an Expression is one")
{
    using namespace lamina::core;
    static_assert(ExpressionLike<Expression<int> const&> && !ExpressionLike<int> && !ExpressionLike<double*>);
}
