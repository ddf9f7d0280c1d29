// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/grouped_rule.hpp>

#include "catch.hpp"

#include <lamina/activations/tanh.hpp>
#include <lamina/layers.hpp>
#include <lamina/optimizers/groups.hpp>
#include <lamina/optimizers/sgd.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 5>, Tanh, Residual<Linear<5, 5>, Tanh>, Named<"last", Linear<5, 2>>>;
constexpr Groups grouped{SGD{.lr = 0.5}, group<"*.bias">([](auto& sgd) { sgd.lr *= 2; }), freeze<"0.">,
                         group<"last.w">([](auto& sgd) { sgd.lr = 0.125; })};
using Kind = std::remove_const_t<decltype(grouped)>;
} // namespace

TEST_CASE("Arrays are in the last group that names their keys")
{
    using Of = GroupsOfArrays<GroupsIn<Kind>::type, A>;
    // 0.weight, 0.bias, 2.0.weight, 2.0.bias, last.weight, last.bias
    static_assert(Of::value && Of::group == std::array<std::size_t, 6>{4, 4, 0, 1, 3, 1});
    static_assert(!GroupsOfArrays<Groups<SGD<>, std::remove_const_t<decltype(freeze<"1.">)>>, A>::value);
}

TEST_CASE("The numbers of groups follow one another, and an array has those of its group")
{
    using Rule = RuleOf<Kind, A>;
    constexpr auto numbers = Rule::numbers<double>(grouped, 1);
    static_assert(numbers == std::array{0.5, 1.0, 0.5, 0.125});
    static_assert(!Rule::updates(0) && !Rule::updates(1) && Rule::updates(2));
    static_assert(Rule::hyper_of(numbers, 2) == std::array{0.5} &&
                  Rule::hyper_of(numbers, 3) == std::array{1.0} &&
                  Rule::hyper_of(numbers, 4) == std::array{0.125});
    static_assert(std::same_as<RuleOf<SGD<>, A>, UpdateRule<SGD<>>>);
}
