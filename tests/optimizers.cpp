// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers.hpp>

#include "catch.hpp"

#include <string_view>

TEST_CASE("optimizers.hpp lists the optimizers")
{
    static_assert(lamina::SGD<>::name == std::string_view("SGD"));
}
