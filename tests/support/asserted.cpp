// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/asserted.hpp>

#include "catch.hpp"

namespace {
struct Holds {
    static constexpr bool value = true;
    struct Check {
        static_assert(value, "lamina: never said");
    };
};
} // namespace

TEST_CASE("A requirement that holds says nothing") { static_assert(lamina::core::asserted<Holds>); }

TEST_CASE("A requirement is said of a class whatever it is derived from")
{
    struct Derived : lamina::core::Other {};
    static_assert(lamina::core::is_said(static_cast<Holds*>(nullptr)) &&
                  lamina::core::is_said(static_cast<Derived*>(nullptr)));
}
