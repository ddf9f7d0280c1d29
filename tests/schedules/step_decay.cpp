// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/step_decay.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("StepDecay multiplies by gamma every so many epochs, of which none is an error")
{
    static_assert(Schedule<StepDecay>);
    CHECK(StepDecay{.every = 2, .gamma = 0.5}({.epoch = 1}) == 1);
    CHECK(StepDecay{.every = 2, .gamma = 0.5}({.epoch = 4}) == 0.25);
    CHECK_THROWS_WITH(StepDecay{.every = 0}({}),
                      "lamina: a StepDecay cannot lower the rate every 0 epochs; set "
                      "`every` to 1 or more.");
}
