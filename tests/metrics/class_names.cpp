// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/class_names.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Classes have names, or numbers")
{
    CHECK(name_of(std::vector<std::string>{"cat", "dog"}, 1) == "dog");
    CHECK(name_of(std::initializer_list<std::string_view>{}, 12) == "12");
    static_assert(AreNames<std::vector<char const*>>::value && !AreNames<std::vector<int>>::value);
    static_assert(!AreNames<int>::value);
}

TEST_CASE("Words are as wide as their characters in UTF-8, and end where they are told to")
{
    static_assert(width_of("cat") == 3 && width_of("") == 0 && width_of("na\xC3\xAFve") == 5);
    std::string text = "|";
    append_right(text, "na\xC3\xAFve", 7);
    append_right(text, "longer", 3);
    CHECK(text == "|  na\xC3\xAFvelonger");
}
