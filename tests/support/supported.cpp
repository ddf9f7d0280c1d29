// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/supported.hpp>

#include "catch.hpp"

TEST_CASE("What reads the header is supported, and it brings the version alone")
{
#if defined LAMINA_SUPPORTS_COMPILER || defined LAMINA_REFUSES_UNSAFE_MATH
    FAIL("a macro of the header's own is left defined");
#endif
    CHECK(LAMINA_VERSION_MAJOR >= 0);
}
