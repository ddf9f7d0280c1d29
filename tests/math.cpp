// SPDX-License-Identifier: BSL-1.0
#include <lamina/math.hpp>

#include "catch.hpp"

TEST_CASE("math.hpp has every function of the vocabulary for plain numbers")
{
    using namespace lamina::math;
    static_assert(exp(0.0) + expm1(0.0) + log(1.0) + log1p(0.0) + sin(0.0) + sinh(0.0) + tanh(0.0) + erf(0.0) == 1);
    static_assert(cos(0.0F) + cosh(0.0F) + sqrt(1.0F) + abs(-1.0F) + pow(1.0F, 2.0F) == 5);
}
