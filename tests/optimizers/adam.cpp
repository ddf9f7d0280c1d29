// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/adam.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Adam<>> && Optimizer<Adam<AMSGrad>>);

TEST_CASE("Adam keeps two moments, with AMSGrad the largest second one too")
{
    static_assert(UpdateRule<Adam<>>::live_count == 2 && UpdateRule<Adam<AMSGrad>>::live_count == 3);
    static_assert(std::same_as<decltype(Adam{.lr = 1e-2}), Adam<>> &&
                  std::same_as<decltype(Adam{.lr = 1, .betas = {0.9, 0.99}}), Adam<>> &&
                  std::same_as<decltype(Adam{.betas = {0, 0}, .weight_decay = 1}), Adam<>>);
}

TEST_CASE("Adam's first step is lr in the direction of the gradient's sign")
{
    using Rule = UpdateRule<Adam<>>;
    auto const numbers = Rule::numbers<double>(Adam{.lr = 0.5}, 1);
    for (double const g : {-1e3, -1.0, 1e-3, 7.0}) {
        auto const moved = Rule::apply<double>(1, g, {0, 0}, numbers);
        CHECK(moved[0] == Approx(g > 0 ? 0.5 : 1.5).epsilon(1e-4)); // eps is 1e-8 of 1e-3
        CHECK(moved[1] == Approx(0.1 * g));
        CHECK(moved[2] == Approx(1e-3 * g * g));
    }
}

TEST_CASE("AMSGrad divides by the largest second moment so far")
{
    using Rule = UpdateRule<Adam<AMSGrad>>;
    constexpr Adam<AMSGrad> late{.lr = 1, .betas = {0, 0}, .eps = 0};
    constexpr auto moved = Rule::apply<double>(0, 2, {0, 0, 16}, Rule::numbers<double>(late, 9));
    static_assert(moved[0] == -0.5 && moved[1] == 2 && moved[2] == 4 && moved[3] == 16);
}
