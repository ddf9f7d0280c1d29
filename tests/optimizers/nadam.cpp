// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/nadam.hpp>

#include "catch.hpp"

#include <cmath>

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<NAdam>);

TEST_CASE("NAdam's numbers are those of the product of all momenta, at any step")
{
    using Rule = UpdateRule<NAdam>;
    static_assert(Rule::live_count == 2);
    for (double const momentum_decay : {0.0, 4e-3, 1.0}) {
        NAdam const optimizer{.betas = {0.9, 0.5}, .momentum_decay = momentum_decay};
        auto const momentum = [&](std::size_t step) {
            return 0.9 * (1 - 0.5 * std::pow(0.96, static_cast<double>(step) * momentum_decay));
        };
        double product = 1;
        for (std::size_t step = 1; step <= 1000; ++step) {
            product *= momentum(step);
            double const now = momentum(step), next = momentum(step + 1);
            double const root = std::sqrt(1 - std::pow(0.5, static_cast<double>(step)));
            auto const numbers = Rule::numbers<double>(optimizer, step);
            CHECK(numbers[0] == Approx(2e-3 * root * (1 - now) / (1 - product)).epsilon(1e-14));
            CHECK(numbers[1] == Approx(2e-3 * root * next / (1 - product * next)).epsilon(1e-14));
        }
    }
}
