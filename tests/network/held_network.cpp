// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/held_network.hpp>

#include "catch.hpp"

#include <string>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A network that is referred to is the caller's, and one of its own moves along")
{
    std::string text = "a text that is too long for its object";
    core::Referred<std::string> const referred(text);
    CHECK(&referred.get() == &text);
    static_assert(!std::is_copy_constructible_v<core::Referred<std::string>>);

    core::Own<std::string> first(std::move(text));
    core::Own<std::string> second(std::move(first));
    CHECK(second.get() == "a text that is too long for its object");
    CHECK_THROWS_AS(first.get(), MovedFromError);
    CHECK_THROWS_AS(std::as_const(first).get(), MovedFromError);
    core::Own<std::string> const nothing(std::move(first));
    CHECK_THROWS_AS(nothing.get(), MovedFromError);
    first = std::move(second);
    CHECK(std::as_const(first).get() == "a text that is too long for its object");
    CHECK_THROWS_AS(second.get(), MovedFromError);
    static_assert(!std::is_copy_constructible_v<core::Own<std::string>>);
    static_assert(!std::is_constructible_v<core::Own<std::string>, std::string&>);
}
