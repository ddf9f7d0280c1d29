// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/decay.hpp>

#include "catch.hpp"

#include <cmath>

using namespace lamina::core;

TEST_CASE("decay is the power, and 0 where 1 - power is 1")
{
    static_assert(decay(0.5, 0) == 1 && decay(0.5, 3) == 0.125 && decay(0, 1) == 0 &&
                  decay(1, 1'000'000) == 1);
    static_assert(bias_correction(0.5, 2) == 0.75 && decay(0.9, 1'000'000) == 0);
    for (double const rate : {0.1, 0.9, 0.95, 0.99, 0.999, 0.9999})
        for (std::size_t step = 1; step < 50'000; step += 1 + step / 9) {
            double const wanted = std::pow(rate, static_cast<double>(step));
            // the largest difference was 6e-14, of 0.9999; below 2^-60 it is 0
            CHECK(std::abs(decay(rate, step) - wanted) < 1e-13);
        }
}
