// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/ema.hpp>

#include "catch.hpp"

#include <lamina/optimizers/sgd.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("EMA keeps an average of the weights that another optimizer gives")
{
    static_assert(Optimizer<EMA<SGD<double>>>);
    using Rule = UpdateRule<EMA<SGD<>>>;
    static_assert(Rule::live_count == 1, "the average is kept, although no weight depends on it");
    constexpr EMA averaged{0.75, SGD{.lr = 0.5}};
    static_assert(Rule::numbers<double>(averaged, 1) == std::array{0.0, 0.5});
    static_assert(Rule::numbers<double>(averaged, 2) == std::array{0.75, 0.5});
    constexpr auto first = Rule::apply<double, 2>(3, 2, {0}, {0, 0.5});
    static_assert(first[0] == 2 && first[1] == 2);
    constexpr auto second = Rule::apply<double, 2>(first[0], 2, {first[1]}, {0.75, 0.5});
    static_assert(second[0] == 1 && second[1] == 1.75);
    static_assert(UpdateRule<EMA<SGD<double>>>::live_count == 2);
}
