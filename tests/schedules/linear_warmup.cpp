// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/linear_warmup.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("LinearWarmup has its last factor after a share of all steps")
{
    constexpr LinearWarmup rise{.start_factor = 0.5, .share = 0.1};
    static_assert(Schedule<LinearWarmup> && rise({.step = 0, .steps = 20}) == 0.5);
    static_assert(rise({.step = 1, .steps = 20}) == 0.75 && rise({.step = 2, .steps = 20}) == 1);
    static_assert(rise({.step = 0, .steps = 1}) == 1); // of which a tenth is no step
}
