// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/mapped_file.hpp>

#include "catch.hpp"
#include "local/temporary_folder.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A file's bytes are there")
{
    local::TemporaryFolder const folder;
    std::string bytes(100'000, 'a');
    bytes[4096] = '\0';
    MappedFile const file(folder.write("a", bytes));
    CHECK(file.bytes() == bytes);
    CHECK(file.path() == folder / "a");
    CHECK(MappedFile(folder.write("empty", "")).bytes().empty());
}

TEST_CASE("What is no file is refused")
{
    local::TemporaryFolder const folder;
    auto const text = [&](std::string const& name) { return "lamina: " + (folder / name).string() + ": "; };
    CHECK_THROWS_WITH(MappedFile(folder / "none"),
                      text("none") + "cannot be read: No such file or directory.");
    std::filesystem::create_directory(folder / "inner");
    CHECK_THROWS_WITH(MappedFile(folder / "inner"),
                      text("inner") + "this is no file, but a folder, a pipe or a device.");
    CHECK_THROWS_AS(MappedFile("/dev/null"), FileError);
}
