// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/lion.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Lion>);

TEST_CASE("Lion's steps are lr up, down or none, by an average of which one half is kept")
{
    using Rule = UpdateRule<Lion>;
    static_assert(Rule::live_count == 1);
    constexpr Lion optimizer{.lr = 0.5, .betas = {0.75, 0.5}, .weight_decay = 1};
    constexpr auto numbers = Rule::numbers<double>(optimizer, 1);
    static_assert(Rule::apply<double>(4, 8, {0}, numbers) == std::array{2 - 0.5, 4.});
    static_assert(Rule::apply<double>(4, 8, {-4}, numbers) ==
                  std::array{2 + 0.5, 2.}); // -4 + (8 + 4) / 4 < 0
    static_assert(Rule::apply<double>(4, 0, {0}, numbers) == std::array{2., 0.});
}
