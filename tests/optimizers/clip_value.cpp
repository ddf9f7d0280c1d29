// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/clip_value.hpp>

#include "catch.hpp"

#include <lamina/optimizers/sgd.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("ClipValue is another optimizer by gradients within -value and value")
{
    static_assert(Optimizer<ClipValue<SGD<double>>>);
    static_assert(std::same_as<decltype(ClipValue{.value = 2, .optimizer = SGD{.lr = 1}}), ClipValue<SGD<>>>);
    using Rule = UpdateRule<ClipValue<SGD<>>>;
    static_assert(Rule::live_count == 0);
    static_assert(Rule::apply<double, 2>(1, 4, {}, {0.5, 0.25}) == 1 - 0.25 * 0.5);
    static_assert(Rule::apply<double, 2>(1, -4, {}, {0.5, 0.25}) == 1 + 0.25 * 0.5);
    static_assert(Rule::apply<double, 2>(1, 0.375, {}, {0.5, 0.25}) == 1 - 0.25 * 0.375);
    constexpr auto numbers = Rule::numbers<double>(ClipValue{0.5, SGD{.lr = 0.25}}, 1);
    static_assert(numbers == std::array{0.5, 0.25});
    using WithMomentum = UpdateRule<ClipValue<SGD<double>>>;
    static_assert(WithMomentum::live_count == 1);
}
