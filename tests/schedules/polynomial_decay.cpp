// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/polynomial_decay.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("PolynomialDecay falls to 0, which it has after the last step")
{
    static_assert(Schedule<PolynomialDecay>);
    CHECK(PolynomialDecay{}({.step = 0, .steps = 4}) == 1);
    CHECK(PolynomialDecay{}({.step = 3, .steps = 4}) == 0.25);
    CHECK(PolynomialDecay{.power = 2}({.step = 2, .steps = 4}) == 0.25);
    CHECK(PolynomialDecay{}({.step = 4, .steps = 4}) == 0);
    CHECK(PolynomialDecay{}({.step = 9, .steps = 4}) == 0);
}
