// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/update_rule.hpp>

#include "catch.hpp"

#include <lamina/losses/mse_loss.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A state that nothing reads is not kept")
{
    static_assert(UpdateRule<SGD<>>::live_count == 0 && UpdateRule<SGD<double>>::live_count == 1);
    static_assert(UpdateRule<Adam<>>::live_count == 2);
}

TEST_CASE("Hyperparameters that were not given are no numbers")
{
    constexpr auto plain = UpdateRule<SGD<>>::numbers<float>(SGD{.lr = 0.5}, 1);
    static_assert(plain.size() == 1 && plain[0] == 0.5F);
    constexpr auto numbers = UpdateRule<SGD<double>>::numbers<double>(SGD{.lr = 0.5, .momentum = 0.9}, 1);
    static_assert(numbers.size() == 5 && numbers[2] == 0.9);
}

TEST_CASE("Numbers may change with the step")
{
    constexpr Adagrad slower{.lr = 0.5, .lr_decay = 0.5};
    static_assert(UpdateRule<Adagrad>::numbers<double>(slower, 1)[0] == 0.5);
    static_assert(UpdateRule<Adagrad>::numbers<double>(slower, 3)[0] == 0.25);
}

TEST_CASE("The update is the formula")
{
    using Rule = UpdateRule<SGD<double>>;
    constexpr auto numbers = Rule::numbers<double>(SGD{.lr = 0.1, .momentum = 0.5}, 2);
    constexpr auto moved = Rule::apply<double>(1, 2, {3}, numbers);
    static_assert(moved[0] == 1 - 0.1 * 3.5 && moved[1] == 3.5);
}

TEST_CASE("An optimizer is a formula for a weight and its states, with numbers of any type, and no loss")
{
    static_assert(Optimizer<SGD<>> && Optimizer<SGD<double>> && !Optimizer<MSELoss<>> && !Optimizer<int>);
}
