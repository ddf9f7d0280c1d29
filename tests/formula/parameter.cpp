// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/parameter.hpp>

#include "catch.hpp"

TEST_CASE("A parameter is an array of one axis, two, or up to four, read as lines")
{
    using lamina::core::Parameter;
    constexpr Parameter weight{"weight", 3, 2};
    static_assert(weight.rank() == 2 && weight.size() == 6 && weight.lines() == 3 && weight.length() == 2);
    constexpr Parameter bias{"bias", 3};
    static_assert(bias.rank() == 1 && bias.size() == 3 && bias.lines() == 1 && bias.length() == 3);
    constexpr Parameter kernel{.name = "weight", .rows = 4, .columns = 3, .further = {5, 2}};
    static_assert(kernel.rank() == 4 && kernel.size() == 120 && kernel.lines() == 4 && kernel.length() == 30);
    static_assert(kernel.shape<4>() == std::array<std::size_t, 4>{4, 3, 5, 2});
    static_assert(kernel.shape<2>() == std::array<std::size_t, 2>{4, 3});
}
