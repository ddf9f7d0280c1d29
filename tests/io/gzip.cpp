// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/gzip.hpp>

#include "catch.hpp"
#include "local/gzip.hpp"
#include "local/temporary_folder.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

/// All that a file holds, in steps of so many bytes.
std::string read(std::string const& bytes, std::size_t step)
{
    MappedFile const file(folder().write("a.gz", bytes));
    GzipReader reader(file);
    std::string all, some(step, '\0');
    for (std::size_t count = step; count == step;) {
        count = reader.read(some.data(), step);
        all.append(some, 0, count);
    }
    return all;
}

std::string error(std::string const& bytes)
{
    try {
        read(bytes, 100);
    } catch (FileError const& error) {
        return std::string(error.what()).substr(("lamina: " + (folder() / "a.gz").string()).size());
    }
    return "";
}

std::string numbers()
{
    std::string bytes;
    for (int i = 0; i < 30'000; ++i) bytes += static_cast<char>(i * i % 251);
    return bytes;
}

} // namespace

TEST_CASE("What was compressed is read, in steps of any size")
{
    CHECK(GzipReader::is_gzip(local::gzip("")));
    CHECK(!GzipReader::is_gzip("\x1F"));
    for (std::size_t const step : {1u, 7u, 100'000u}) CHECK(read(local::gzip(numbers()), step) == numbers());
    CHECK(read(local::gzip(""), 10).empty());
}

TEST_CASE("No more comes out than the largest ratio")
{
    std::string const zeros(10'000'000, '\0');
    CHECK(local::gzip(zeros).size() * GzipReader::largest_ratio >= zeros.size());
}

TEST_CASE("What ends too early, is damaged or goes on is refused, with the byte")
{
    std::string const whole = local::gzip("some text, some text");
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(error(whole.substr(0, size)) ==
              ", byte " + std::to_string(size) + ": the compressed data ends before it is whole.");
    CHECK(error(whole + "x") ==
          ", byte " + std::to_string(whole.size()) + ": after the compressed data the file goes on.");
    CHECK(error(whole + whole) ==
          ", byte " + std::to_string(whole.size()) + ": after the compressed data the file goes on.");
    CHECK(error("\x1F\x8C____________") ==
          ", byte 2: the compressed data is damaged: incorrect header check.");
    std::string sum = whole;
    sum[sum.size() - 6] ^= 1;
    CHECK(error(sum) == ", byte " + std::to_string(whole.size() - 4) +
                            ": the compressed data is damaged: incorrect data check.");
}
