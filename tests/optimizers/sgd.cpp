// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/sgd.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("SGD with and without momentum are two types")
{
    static_assert(std::same_as<decltype(SGD{.lr = 0.1}), SGD<NotGiven>> &&
                  std::same_as<decltype(SGD{.lr = 0.1, .momentum = 0.9}), SGD<double>>);
    static_assert(std::same_as<decltype(SGD{.lr = 1, .momentum = 0}), SGD<double>> &&
                  std::same_as<decltype(SGD{.lr = 1.0F, .momentum = 0.5F}), SGD<double>> &&
                  std::same_as<decltype(SGD{.lr = 1}), SGD<NotGiven>>);
    static_assert(SGD{}.lr == 1e-3); // torch.optim.SGD's default
}

TEST_CASE("w - lr g, and v = momentum v + g, w - lr v")
{
    static_assert(UpdateRule<SGD<>>::apply<double, 1>(1, 4, {}, {0.25}) == 0);
    using Rule = UpdateRule<SGD<double>>;
    constexpr auto first = Rule::apply<double, 2>(1, 4, {0}, {0.25, 0.5});
    constexpr auto second = Rule::apply<double, 2>(first[0], 4, {first[1]}, {0.25, 0.5});
    static_assert(first[0] == 0 && first[1] == 4 && second[0] == -1.5 && second[1] == 6);
}
