// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/multi_step_decay.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("MultiStepDecay multiplies by gamma at each of its epochs")
{
    static_assert(Schedule<MultiStepDecay>);
    MultiStepDecay const decay{.milestones = {7, 3}, .gamma = 0.5};
    CHECK(decay({.epoch = 2}) == 1);
    CHECK(decay({.epoch = 3}) == 0.5);
    CHECK(decay({.epoch = 9}) == 0.25);
    CHECK(MultiStepDecay{}({.epoch = 9}) == 1);
}
