// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/weight.hpp>

#include "catch.hpp"

using namespace lamina::core;

TEST_CASE("fan_in and fan_out of a matrix and of a kernel")
{
    constexpr Weight matrix{{.name = "weight", .rows = 3, .columns = 5}, true};
    static_assert(matrix.fan_in() == 5 && matrix.fan_out() == 3);
    constexpr Weight kernel{{.name = "weight", .rows = 3, .columns = 5, .further = {7, 2}}, true};
    static_assert(kernel.fan_in() == 70 && kernel.fan_out() == 42);
}
