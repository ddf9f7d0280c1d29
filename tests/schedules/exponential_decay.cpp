// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/exponential_decay.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("ExponentialDecay multiplies by gamma after each epoch")
{
    static_assert(Schedule<ExponentialDecay>);
    CHECK(ExponentialDecay{.gamma = 0.5}({.step = 7, .epoch = 0}) == 1);
    CHECK(ExponentialDecay{.gamma = 0.5}({.step = 8, .epoch = 3}) == 0.125);
}
