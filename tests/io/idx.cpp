// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/idx.hpp>

#include "catch.hpp"
#include "local/gzip.hpp"
#include "local/temporary_folder.hpp"

#include <lamina/data/dataset.hpp>

using namespace lamina;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

/// The frame of a file: its type, and the lengths of its axes.
std::string frame(int type, std::vector<std::uint32_t> const& shape)
{
    std::string bytes(2, '\0');
    bytes += static_cast<char>(type);
    bytes += static_cast<char>(shape.size());
    for (std::uint32_t const length : shape)
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(length >> shift & 255);
    return bytes;
}

std::string images() { return frame(8, {2, 2, 3}) + "abcdef" + "ghij\xFFl"; }

/// What an error says after the file's name.
template <std::size_t axes = 2>
std::string error(std::string const& bytes)
{
    try {
        static_cast<void>(read_idx<axes>(folder().write("a.idx", bytes)));
    } catch (FileError const& error) {
        return std::string(error.what()).substr(("lamina: " + (folder() / "a.idx").string()).size());
    }
    return "";
}

} // namespace

TEST_CASE("Images and labels are read, as they are and compressed")
{
    for (std::string const& bytes : {images(), local::gzip(images())}) {
        auto const path = folder().write("a.idx", bytes);
        auto const rows = read_idx(path);
        static_assert(std::same_as<decltype(rows), xt::xtensor<std::uint8_t, 2> const>);
        CHECK((rows ==
               xt::xtensor<std::uint8_t, 2>{{97, 98, 99, 100, 101, 102}, {103, 104, 105, 106, 255, 108}}));
        CHECK(read_idx<3>(path)(1, 1, 2) == 'l');
    }
    for (std::string const& bytes : {frame(8, {3}) + "\1\2\7", local::gzip(frame(8, {3}) + "\1\2\7")})
        CHECK((read_idx<1>(folder().write("a.idx", bytes)) == xt::xtensor<std::uint8_t, 1>{1, 2, 7}));
    CHECK(read_idx(folder().write("a.idx", frame(8, {0, 28, 28}))).shape(1) == 784);

    Dataset const all{xt::cast<float>(read_idx(folder().write("x", images()))) / 255.0F,
                      read_idx<1>(folder().write("t", frame(8, {2}) + "\1\2"))};
    CHECK((all.size() == 2 && all[1].inputs(4) == 1 && all[1].target == 2));
}

TEST_CASE("What is no such file, too short or too long is refused, with the byte")
{
    std::string const none =
        ", byte 0: this is no IDX file, which begins with two bytes of 0, the type and the number of axes.";
    CHECK(error("") == none);
    CHECK(error(std::string("\0\0\x08", 3)) == none);
    CHECK(error("text") == none);
    CHECK(error(frame(13, {2, 2})) ==
          ", byte 2: the numbers are of type 13, and only bytes, type 8, are read.");
    CHECK(error(frame(8, {2, 2}).substr(0, 9)) ==
          ", byte 8: the file ends within the lengths of its 2 axes.");
    CHECK(error(images().substr(0, 27)) ==
          ", byte 4: an array of the shape (2, 2, 3) has 12 bytes, and in the file are 11.");
    CHECK(error(images() + "x") == ", byte 28: after the last number the file goes on.");
    CHECK(error<1>(images()) == ", byte 4: an array of the shape (2, 2, 3), of which 1 axis was asked for.");
    CHECK(error(frame(8, {3})) == ", byte 4: an array of the shape (3,), of which 2 axes were asked for.");
    CHECK(
        error(frame(8, {1'000'000, 1000})) ==
        ", byte 4: an array of the shape (1000000, 1000) has 1000000000 bytes, more than there can be in the "
        "file.");
    CHECK(error(frame(8, {0x80000000, 0x80000000, 0x80000000}))
              .ends_with("(2147483648, 2147483648, 2147483648) is larger than any memory."));
    for (std::size_t size = 0; size < images().size(); ++size)
        CHECK(!error(images().substr(0, size)).empty());
}

TEST_CASE("The same of what is compressed")
{
    std::string const end = " of what is compressed: ";
    CHECK(error(local::gzip("text")).starts_with(", byte 0" + end + "this is no IDX file"));
    CHECK(error(local::gzip(images().substr(0, 27))) ==
          ", byte 4" + end + "an array of the shape (2, 2, 3) has 12 bytes, and in the file are 11.");
    CHECK(error(local::gzip(images() + "x")) ==
          ", byte 28" + end + "after the last number the file goes on.");
    CHECK(error(local::gzip(frame(8, {1'000'000, 1000})))
              .ends_with("has 1000000000 bytes, more than there can be in the file."));
    std::string const whole = local::gzip(images());
    for (std::size_t size = 2; size < whole.size(); ++size) CHECK(!error(whole.substr(0, size)).empty());
    CHECK(error(whole + "x").ends_with(": after the compressed data the file goes on."));
}
