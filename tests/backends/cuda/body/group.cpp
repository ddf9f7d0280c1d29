// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/group.hpp>

#include "backends/cuda/emulated_group.hpp"
#include "catch.hpp"

#include <cmath>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Every lane has the same bits of a sum, whatever the numbers")
{
    using G = laws::EmulatedGroup<16>;
    using T = laws::PerLane<double, 16>;
    auto const numbers =
        G::load<T>(11, [](std::size_t lane) { return std::pow(-3.7, static_cast<double>(lane)); });
    CHECK(numbers.lanes[1] == -3.7);
    CHECK(numbers.lanes[11] == 0);
    T const sum = cuda::sum_of_lanes<G>(numbers);
    double expected = 0;
    for (double const number : numbers.lanes) expected += number;
    for (double const lane : sum.lanes) CHECK(lane == sum.lanes[0]);
    CHECK(sum.lanes[0] == Approx(expected).epsilon(1e-14));
}
