// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/constant_factor.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("ConstantFactor holds for its epochs")
{
    static_assert(Schedule<ConstantFactor>);
    static_assert(ConstantFactor{.factor = 0.5}({.epoch = 4}) == 0.5);
    static_assert(ConstantFactor{.factor = 0.5}({.epoch = 5}) == 1);
}
