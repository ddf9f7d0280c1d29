// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/pattern.hpp>

#include "catch.hpp"

using namespace lamina::core;

TEST_CASE("A pattern is the beginning of a text, in which a star is any characters")
{
    static_assert(begins_with("0.weight", "0.") && begins_with("0.weight", "0.weight"));
    static_assert(begins_with("0.weight", "") && begins_with("", "") && begins_with("", "*"));
    static_assert(!begins_with("10.weight", "0.") && !begins_with("0.weight", "0.weights"));
    static_assert(begins_with("2.0.bias", "*.bias") && begins_with("2.0.bias", "2.*.bias"));
    static_assert(!begins_with("2.0.weight", "*.bias") && begins_with("bias.bias", "*s.b*s"));
    static_assert(begins_with("a.b", "**") && !begins_with("a.b", "*c"));
}
