// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/sgd.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
using Rule = UpdateRule<SGD<double>>;
constexpr SGD damped{.lr = 0.25, .momentum = 0.5, .dampening = 0.75, .weight_decay = 2};
constexpr SGD nesterov{.lr = 0.25, .momentum = 0.5, .nesterov = true};
} // namespace

TEST_CASE("SGD with lr alone and with more are two types")
{
    static_assert(std::same_as<decltype(SGD{.lr = 0.1}), SGD<NotGiven>> &&
                  std::same_as<decltype(SGD{.lr = 0.1, .momentum = 0.9}), SGD<double>>);
    static_assert(std::same_as<decltype(SGD{.lr = 1, .momentum = 0}), SGD<double>> &&
                  std::same_as<decltype(SGD{.lr = 1.0F, .momentum = 0.5F}), SGD<double>> &&
                  std::same_as<decltype(SGD{.lr = 1}), SGD<NotGiven>>);
    static_assert(std::same_as<decltype(SGD{.lr = 0.1, .weight_decay = 1e-4}), SGD<double>> &&
                  std::same_as<decltype(SGD{.momentum = 0.9, .nesterov = true}), SGD<double>>);
    static_assert(SGD{}.lr == 1e-3); // torch.optim.SGD's default
    static_assert(UpdateRule<SGD<>>::live_count == 0 && Rule::live_count == 1);
}

TEST_CASE("w - lr g, and v = momentum v + g, w - lr v")
{
    static_assert(UpdateRule<SGD<>>::apply<double, 1>(1, 4, {}, {0.25}) == 0);
    constexpr auto numbers = Rule::numbers<double>(SGD{.lr = 0.25, .momentum = 0.5}, 1);
    constexpr auto first = Rule::apply<double>(1, 4, {0}, numbers);
    constexpr auto second = Rule::apply<double>(first[0], 4, {first[1]}, numbers);
    static_assert(first[0] == 0 && first[1] == 4 && second[0] == -1.5 && second[1] == 6);
}

TEST_CASE("Dampening begins with the second step, and only with a momentum")
{
    constexpr auto first = Rule::apply<double>(1, 2, {0}, Rule::numbers<double>(damped, 1));
    constexpr auto second = Rule::apply<double>(0, 2, {first[1]}, Rule::numbers<double>(damped, 2));
    static_assert(first[0] == 0 && first[1] == 4); // the slope with weight decay is 4
    static_assert(second[1] == 0.5 * 4 + 0.25 * 2 && second[0] == -0.25 * 2.5);
    static_assert(Rule::numbers<double>(SGD{.lr = 1, .dampening = 0.75}, 2)[3] == 1);
}

TEST_CASE("Nesterov's step looks ahead")
{
    constexpr auto moved = Rule::apply<double>(1, 4, {2}, Rule::numbers<double>(nesterov, 1));
    static_assert(moved[1] == 5 && moved[0] == 1 - 0.25 * (4 + 0.5 * 5));
}
