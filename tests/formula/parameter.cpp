// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/parameter.hpp>

#include "catch.hpp"

TEST_CASE("A parameter is an array of one axis or two")
{
    using lamina::core::Parameter;
    constexpr Parameter weight{"weight", 3, 2};
    static_assert(weight.rank() == 2 && weight.size() == 6 && weight.lines() == 3 && weight.length() == 2);
    constexpr Parameter bias{"bias", 3};
    static_assert(bias.rank() == 1 && bias.size() == 3 && bias.lines() == 1 && bias.length() == 3);
}
