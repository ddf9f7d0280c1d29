// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/adadelta.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Adadelta>);

TEST_CASE("Adadelta keeps the mean squares of gradients and of steps")
{
    using Rule = UpdateRule<Adadelta>;
    static_assert(Rule::live_count == 2);
    constexpr Adadelta optimizer{.rho = 0.5, .eps = 0};
    constexpr auto moved = Rule::apply<double>(1, 2, {4, 9}, Rule::numbers<double>(optimizer, 1));
    static_assert(moved == std::array{1 - 3., 4., 9.}); // d = 2 sqrt(9) / sqrt(4)
}
