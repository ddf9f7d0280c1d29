// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/adamw.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<AdamW<>> && Optimizer<AdamW<AMSGrad>>);

TEST_CASE("AdamW's decay shrinks the weight and is no part of the moments")
{
    using Rule = UpdateRule<AdamW<>>;
    static_assert(Rule::live_count == 2 && UpdateRule<AdamW<AMSGrad>>::live_count == 3);
    static_assert(std::same_as<decltype(AdamW{.lr = 3e-3, .weight_decay = 1e-4}), AdamW<>>);
    constexpr AdamW optimizer{.lr = 0.5, .betas = {0, 0}, .eps = 0, .weight_decay = 0.5};
    constexpr auto moved = Rule::apply<double>(8, 2, {0, 0}, Rule::numbers<double>(optimizer, 1));
    static_assert(moved[0] == 8 * 0.75 - 0.5 && moved[1] == 2 && moved[2] == 4);
}
