// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/cosine.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("Cosine falls from 1 to what it has after the last step")
{
    static_assert(Schedule<Cosine> && Cosine{}({.step = 0, .steps = 10}) == 1);
    CHECK(Cosine{}({.step = 5, .steps = 10}) == Approx(0.5));
    CHECK(Cosine{.final = 0.25}({.step = 10, .steps = 10}) == 0.25);
    CHECK(Cosine{.final = 0.25}({.step = 99, .steps = 10}) == 0.25);
}

TEST_CASE("Cosine's warm-up begins above 0 and ends at 1, whatever its share")
{
    constexpr Cosine cosine{.warmup = 0.05};
    static_assert(cosine({.step = 0, .steps = 60}) == 0.25 && cosine({.step = 2, .steps = 60}) == 0.75);
    static_assert(cosine({.step = 3, .steps = 60}) == 1);
    CHECK(Cosine{.warmup = 1}({.step = 3, .steps = 4}) == 0.8);
    CHECK(Cosine{.warmup = 1}({.step = 4, .steps = 4}) == 0);
}

TEST_CASE("Cosine's cycles begin at 1, each longer than the one before")
{
    constexpr Cosine cosine{.restarts = 2, .restart_factor = 2};
    for (std::size_t const step : {0u, 10u, 30u}) CHECK(cosine({.step = step, .steps = 70}) == 1);
    for (std::size_t const step : {5u, 20u, 50u}) CHECK(cosine({.step = step, .steps = 70}) == Approx(0.5));
    for (std::size_t const step : {9u, 29u, 69u}) CHECK(cosine({.step = step, .steps = 70}) < 0.03);
}
