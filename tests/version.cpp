// SPDX-License-Identifier: BSL-1.0
#include <lamina/version.hpp>

#include "catch.hpp"

#include <string>

TEST_CASE("The version is one, in numbers and as a string, and is the package's")
{
    std::string const numbers = std::to_string(LAMINA_VERSION_MAJOR) + "." +
                                std::to_string(LAMINA_VERSION_MINOR) + "." +
                                std::to_string(LAMINA_VERSION_PATCH);
    CHECK(numbers == LAMINA_VERSION);
    CHECK(numbers == LAMINA_TEST_VERSION); // CMake's PROJECT_VERSION
}
