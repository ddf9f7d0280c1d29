// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/views.hpp>

#include "catch.hpp"

#include <array>

TEST_CASE("A constant stride takes no memory")
{
    using namespace lamina::core;
    double number = 0;
    CHECK(sizeof(Rows<double, std::size_t>{&number, 3}) == 16);
}

TEST_CASE("In panels the columns that are read together lie together")
{
    using namespace lamina::core;
    std::array<int, 24> numbers{};
    Panels<int, Constant<3>, Constant<4>> const view{
        numbers.data(), {}, {}}; // three rows of up to eight columns
    CHECK(view.at(0, 3) == numbers.data() + 3);
    CHECK(view.at(2, 1) == numbers.data() + 9);
    CHECK(view.at(0, 4) == numbers.data() + 12);
    CHECK(view.at(2, 7) == numbers.data() + 23);
    Panels<int, std::size_t, std::size_t> const known_later{numbers.data(), 3, 4};
    CHECK(known_later.at(1, 6) == view.at(1, 6));
}
