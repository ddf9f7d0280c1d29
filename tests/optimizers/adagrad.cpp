// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/adagrad.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<Adagrad>);

TEST_CASE("Adagrad keeps the sum of squares, to which its initial value is added")
{
    using Rule = UpdateRule<Adagrad>;
    static_assert(Rule::live_count == 1);
    constexpr Adagrad optimizer{.lr = 1, .lr_decay = 1, .initial_accumulator_value = 7, .eps = 0};
    constexpr auto first = Rule::apply<double>(0, 3, {0}, Rule::numbers<double>(optimizer, 1));
    static_assert(first[0] == -3. / 4 && first[1] == 9);
    constexpr auto second = Rule::apply<double>(0, 3, {9}, Rule::numbers<double>(optimizer, 2));
    static_assert(second[0] == -0.5 * 3. / 5 && second[1] == 18);
}
