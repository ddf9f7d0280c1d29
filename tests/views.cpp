// SPDX-License-Identifier: BSL-1.0
#include <lamina/views.hpp>

#include "catch.hpp"

TEST_CASE("A Constant is a size in the type")
{
    using namespace lamina;
    static_assert(is_constant<Constant<3>> && !is_constant<std::size_t> && Constant<3>{} == 3);
    double number = 0;
    CHECK(sizeof(Rows<double, std::size_t>{&number, 3}) == 16);
}
