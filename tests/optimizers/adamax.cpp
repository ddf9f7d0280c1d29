// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/adamax.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Adamax>);

TEST_CASE("Adamax divides by the greatest gradient, which fades")
{
    using Rule = UpdateRule<Adamax>;
    static_assert(Rule::live_count == 2);
    constexpr Adamax optimizer{.lr = 1, .betas = {0.5, 0.5}, .eps = 0};
    constexpr auto numbers = Rule::numbers<double>(optimizer, 1);
    static_assert(Rule::apply<double>(0, -4, {0, 2}, numbers) == std::array{1., -2., 4.});
    static_assert(Rule::apply<double>(0, -4, {0, 16}, numbers) == std::array{0.5, -2., 8.});
}
