// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/constant.hpp>

#include "catch.hpp"

using namespace lamina::core;

TEST_CASE("A size is a constant of the type, or a number")
{
    static_assert(is_constant<Constant<3>> && Constant<3>() == 3);
    static_assert(!is_constant<std::size_t> && !is_constant<std::integral_constant<int, 3>>);
}
