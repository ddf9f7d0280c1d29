// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/rmsprop.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<RMSprop<>> && Optimizer<RMSprop<Centered, Momentum>>);

TEST_CASE("RMSprop keeps what its tags need")
{
    static_assert(UpdateRule<RMSprop<>>::live_count == 1 && UpdateRule<RMSprop<Centered>>::live_count == 2 &&
                  UpdateRule<RMSprop<Momentum>>::live_count == 2 &&
                  UpdateRule<RMSprop<Centered, Momentum>>::live_count == 3);
    static_assert(std::same_as<decltype(RMSprop{.lr = 0.1, .weight_decay = 1e-4}), RMSprop<>>);
}

TEST_CASE("RMSprop divides by the root of the mean square, or of the variance")
{
    using Rule = UpdateRule<RMSprop<>>;
    constexpr RMSprop plain{.lr = 0.5, .alpha = 0.5, .eps = 0};
    constexpr auto moved = Rule::apply<double>(1, 2, {4}, Rule::numbers<double>(plain, 1));
    static_assert(moved[0] == 0.5 && moved[1] == 4);

    using OfVariance = UpdateRule<RMSprop<Centered>>;
    constexpr RMSprop<Centered> centered{.lr = 0.5, .alpha = 0.5, .eps = 0};
    constexpr auto numbers = OfVariance::numbers<double>(centered, 1);
    static_assert(OfVariance::apply<double>(1, 2, {4, -2}, numbers) == std::array{0.5, 4., 0.});
}

TEST_CASE("A variance that rounding makes negative is 0")
{
    using Rule = UpdateRule<RMSprop<Centered>>;
    constexpr auto numbers = Rule::numbers<double>(RMSprop<Centered>{.alpha = 1, .eps = 0.5}, 1);
    constexpr auto moved = Rule::apply<double>(1, 1, {4, 2.5}, numbers);
    static_assert(moved[0] == 1 - 1e-2 / 0.5);
}
