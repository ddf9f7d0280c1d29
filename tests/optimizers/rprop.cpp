// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/rprop.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Rprop>);

TEST_CASE(
    "Rprop's step grows while the gradient's sign stays, shrinks where it changes, and is within bounds")
{
    using Rule = UpdateRule<Rprop>;
    static_assert(Rule::live_count == 2);
    constexpr Rprop optimizer{.lr = 1, .etas = {0.5, 2}, .step_sizes = {0.25, 8}};
    constexpr auto first = Rule::numbers<double>(optimizer, 1), later = Rule::numbers<double>(optimizer, 2);
    static_assert(Rule::apply<double>(0, 3, {0, 0}, first) == std::array{-1., 1., 3.});
    static_assert(Rule::apply<double>(0, 3, {1, 4}, later) == std::array{-2., 2., 3.});
    static_assert(Rule::apply<double>(0, -3, {1, 4}, later) == std::array{0., 0.5, 0.}); // stays once
    static_assert(Rule::apply<double>(0, -3, {0.5, 0}, later) == std::array{0.5, 0.5, -3.});
    static_assert(Rule::apply<double>(0, 3, {6, 4}, later)[1] == 8);
    static_assert(Rule::apply<double>(0, -3, {0.25, 4}, later)[1] == 0.25);
}
