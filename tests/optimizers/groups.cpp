// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/groups.hpp>

#include "catch.hpp"

#include <lamina/optimizers/sgd.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Groups have the optimizer as their change leaves it")
{
    constexpr Groups grouped{SGD{.lr = 0.5}, group<"*.bias">([](auto& sgd) { sgd.lr *= 2; }), freeze<"0.">};
    using Kind = std::remove_const_t<decltype(grouped)>;
    static_assert(Optimizer<Kind> && Kind::group_count == 3);
    static_assert(Kind::patterns == std::array<std::string_view, 2>{"*.bias", "0."});
    static_assert(Kind::is_trained == std::array{true, false});
    static_assert(grouped.of_group<0>().lr == 0.5 && grouped.of_group<1>().lr == 1 &&
                  grouped.of_group<2>().lr == 0.5);
}
