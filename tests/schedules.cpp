// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("schedules.hpp lists the schedules, all of which begin with a step that moves")
{
    auto const first = [](Schedule auto schedule) { return schedule(Progress{.steps = 100, .epochs = 10}); };
    CHECK(first(Cosine{.warmup = 0.05}) > 0);
    CHECK(first(LinearWarmup{}) > 0);
    CHECK(first(OneCycle{}) > 0);
    CHECK(first(ConstantFactor{}) > 0);
    CHECK(first(StepDecay{}) == 1);
    CHECK(first(MultiStepDecay{.milestones = {5}}) == 1);
    CHECK(first(ExponentialDecay{}) == 1);
    CHECK(first(PolynomialDecay{}) == 1);
    CHECK(first(ReduceOnPlateau{}) == 1);
}
