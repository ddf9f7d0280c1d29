// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/progress.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("A schedule is whatever is called with a Progress and gives a number")
{
    constexpr auto halves = [](Progress const& at) { return at.epoch < 5 ? 1 : 0.5; };
    auto counts = [calls = 0](Progress const&) mutable { return ++calls; };
    static_assert(Schedule<decltype(halves)> && Schedule<decltype(counts)>);
    static_assert(!Schedule<double> && !Schedule<decltype([](double step) { return step; })>);
    static_assert(halves(Progress{.epoch = 5}) == 0.5);
}

TEST_CASE("A share of the steps is a whole number of them, and there is no loss at first")
{
    static_assert(core::steps_of(0.05, {.steps = 200}) == 10 && core::steps_of(0.5, {.steps = 3}) == 2);
    static_assert(core::steps_of(0, {.steps = 3}) == 0);
    CHECK(Progress{}.loss != Progress{}.loss);
}
