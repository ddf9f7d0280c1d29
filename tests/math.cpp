// SPDX-License-Identifier: BSL-1.0
#include <lamina/math.hpp>

#include "catch.hpp"

TEST_CASE("math.hpp has every function of the vocabulary for plain numbers")
{
    namespace m = lamina::core::math;
    static_assert(m::exp(0.0) + m::expm1(0.0) + m::log(1.0) + m::log1p(0.0) + m::sin(0.0) + m::sinh(0.0) ==
                  1);
    static_assert(m::cos(0.0F) + m::cosh(0.0F) + m::sqrt(1.0F) + m::absolute(-1.0F) + m::pow(1.0F, 2.0F) ==
                  5);
    static_assert(m::tanh(0.0L) + m::erf(0.0L) == 0);
}
