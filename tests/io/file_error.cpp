// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/file_error.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("An error of a file has its name, the place and the reason")
{
    CHECK_THROWS_WITH(refuse_file("a.csv", "line 3", "no."), "lamina: a.csv, line 3: no.");
    CHECK_THROWS_WITH(refuse_file("a.csv", "", "no."), "lamina: a.csv: no.");
    CHECK_THROWS_WITH(refuse_file("a.npy", 12, "no."), "lamina: a.npy, byte 12: no.");
    CHECK_THROWS_AS(refuse_file("a.npy", 12, "no."), FileError);
    std::string const path(3000, 'x');
    CHECK_THROWS_WITH(refuse_file(path, "", "no."), "lamina: " + path + ": no.");
}
