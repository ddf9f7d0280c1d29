// SPDX-License-Identifier: BSL-1.0
#include <lamina/errors.hpp>

#include "catch.hpp"

#include <array>
#include <vector>

using namespace lamina;

TEST_CASE("Shapes are written as Python writes them")
{
    CHECK(to_text(std::array<std::size_t, 2>{4, 3}) == "(4, 3)");
    CHECK(to_text(std::vector<std::size_t>{7}) == "(7,)");
    CHECK(to_text(std::vector<int>{}) == "()");
}

TEST_CASE("Errors are the standard library's kinds of errors")
{
    static_assert(std::derived_from<ShapeError, std::invalid_argument> &&
                  std::derived_from<StateError, std::invalid_argument>);
    static_assert(std::derived_from<LabelError, std::out_of_range>);
    CHECK(std::string(ShapeError("lamina: text").what()) == "lamina: text");
}
