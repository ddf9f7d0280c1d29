// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/one_cycle.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("OneCycle goes up to 1 and down to the last step's factor")
{
    static_assert(Schedule<OneCycle>);
    constexpr OneCycle cycle{.pct_start = 0.5, .anneal_strategy = Anneal::linear, .div_factor = 4};
    static_assert(cycle({.step = 0, .steps = 8}) == 0.25 && cycle({.step = 3, .steps = 8}) == 1);
    CHECK(cycle({.step = 1, .steps = 8}) == Approx(0.5));
    CHECK(cycle({.step = 7, .steps = 8}) == 0.25e-4);
    CHECK(cycle({.step = 8, .steps = 8}) == 0.25e-4);
    CHECK(OneCycle{.pct_start = 1}({.step = 7, .steps = 8}) == 1);
    CHECK(OneCycle{.pct_start = 1}({.step = 0, .steps = 1}) == 1);
    CHECK(OneCycle{}({.step = 0, .steps = 1}) == 1 / 25. / 1e4);
}
