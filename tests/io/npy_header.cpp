// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/npy_header.hpp>

#include "catch.hpp"
#include "local/temporary_folder.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

/// A file of this header.
std::string framed(std::string const& header, char version = 1)
{
    std::string bytes = std::string("\x93NUMPY") + version + '\0' + static_cast<char>(header.size()) + '\0';
    if (version > 1) bytes += std::string(2, '\0');
    return bytes + header;
}

NpyHeader read(std::string const& bytes)
{
    MappedFile const file(folder().write("a.npy", bytes));
    return NpyHeaderReader(file).read();
}

/// What an error says after the file's name.
std::string error(auto const& make)
{
    try {
        make();
    } catch (FileError const& error) {
        return std::string(error.what()).substr(("lamina: " + (folder() / "a.npy").string()).size());
    }
    return "";
}

std::string error_of(std::string const& bytes)
{
    return error([&] { read(bytes); });
}

} // namespace

TEST_CASE("A header says the type, the order and the shape")
{
    for (char const version : {'\1', '\2', '\3'}) {
        auto const header =
            read(framed("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }  \n", version));
        CHECK(header.type == "<f4");
        CHECK(!header.is_fortran);
        CHECK(header.shape == std::vector<std::size_t>{3, 4});
        CHECK(header.end == (version == 1 ? 72u : 74u));
    }
    auto const other = read(framed("{\"shape\":(5,),'descr':'|u1','fortran_order':True}"));
    CHECK((other.type == "|u1" && other.is_fortran && other.shape == std::vector<std::size_t>{5}));
    CHECK(read(framed("{'descr': '<i8', 'fortran_order': False, 'shape': ()}")).shape.empty());
    CHECK(read(framed("{'descr': '<i8', 'fortran_order': False, 'shape': (3L, 0L)}")).shape ==
          std::vector<std::size_t>{3, 0});
}

TEST_CASE("What is no .npy file is refused, with the byte")
{
    CHECK(error_of("") == ", byte 0: this is no .npy file, which begins with \\x93NUMPY.");
    CHECK(error_of("a,b\n1,2\n") == ", byte 0: this is no .npy file, which begins with \\x93NUMPY.");
    CHECK(error_of("PK\3\4") == ", byte 0: this is a .npz or another zip. Save each array by numpy.save.");
    CHECK(error_of("version https://git-lfs.github.com/spec/v1\n") ==
          ", byte 0: this is a pointer of Git LFS; the file itself was not downloaded.");
    std::string const version = ", byte 6: the version of the format is none of 1.0, 2.0 and 3.0.";
    CHECK(error_of("\x93NUMPY") == version);
    CHECK(error_of("\x93NUMPY\x01") == version);
    CHECK(error_of(framed("{}", 4)) == version);
    CHECK(error_of("\x93NUMPY\x01\x01__") == version);
    CHECK(error_of(std::string("\x93NUMPY\x01\0_", 9)) == ", byte 8: the file ends within the header.");
    CHECK(error_of(std::string("\x93NUMPY\x02\0___", 11)) == ", byte 8: the file ends within the header.");
    CHECK(error_of(std::string("\x93NUMPY\x01\0\xff\xff{", 11)) ==
          ", byte 8: the header ends at byte 65545, and the file at 11.");
    CHECK(error_of(std::string("\x93NUMPY\x02\0\xff\xff\xff\xff{", 13)) ==
          ", byte 8: the header ends at byte 4294967307, and the file at 13.");
}

TEST_CASE("A header that is not as it must be is refused, with the byte")
{
    auto const header = [](std::string const& text) { return error_of(framed(text)); };
    CHECK(header("") == ", byte 10: here should stand '{'.");
    CHECK(header("{'descr'") == ", byte 18: here should stand ':'.");
    CHECK(header("{'descr': '<f4") == ", byte 24: the header ends in a text.");
    CHECK(header("{descr: 1}") == ", byte 11: here should stand a text in quotes.");
    CHECK(header("{'descr': [('a', '<f4')]}") ==
          ", byte 20: these are records of several types. Save each column by numpy.save.");
    CHECK(header("{'fortran_order': 0}") == ", byte 28: here should stand True or False.");
    CHECK(header("{'shape': 3}") == ", byte 20: here should stand '('.");
    CHECK(header("{'shape': (-3, 4)}") == ", byte 21: here should stand the length of an axis.");
    CHECK(header("{'shape': (3 4)}") == ", byte 23: here should stand ','.");
    CHECK(header("{'shape': (3") == ", byte 22: here should stand ','.");
    CHECK(header("{'shape': (18446744073709551616,)}") == ", byte 40: this length is absurd.");
    CHECK(header("{'descr': '<f4', 'descr': '<f8'}") ==
          ", byte 27: the key 'descr' is none of the format's, or is there twice.");
    CHECK(header("{'other': 1}") == ", byte 11: the key 'other' is none of the format's, or is there twice.");
    CHECK(header("{'shape': ()}") == ", byte 10: of descr, fortran_order and shape, one is missing.");
    CHECK(header("{} x") == ", byte 12: after the header's dictionary stands something else.");
}

TEST_CASE("Types are NumPy's")
{
    CHECK((npy_type<float>() == "f4" && npy_type<double>() == "f8" && npy_type<bool>() == "b1"));
    CHECK((npy_type<std::uint8_t>() == "u1" && npy_type<std::int8_t>() == "i1" && npy_type<long>() == "i8"));
    MappedFile const file(folder().write("a.npy", ""));
    auto const refusal = [&]<class T>(T, std::string const& type, bool is_fortran = false) {
        NpyHeader const header{
            .type = type, .is_fortran = is_fortran, .shape = {}, .end = 1, .type_at = 2, .shape_at = 3};
        return error([&] { require_type<T>(file, header); });
    };
    CHECK(refusal(1.0F, "<f4").empty());
    CHECK(refusal(1.0F, "=f4").empty());
    CHECK(refusal(std::uint8_t{1}, ">u1").empty());
    CHECK(refusal(1.0F, "|O") == ", byte 2: these are Python objects, not numbers.");
    CHECK(refusal(1.0F, "<f8") == ", byte 2: the numbers are '<f8', and 'f4' were asked for. In NumPy: "
                                  "numpy.save(path, numpy.ascontiguousarray(array, '<f4')).");
    CHECK(refusal(1.0F, ">f4").starts_with(", byte 2: the numbers have their highest byte first. In NumPy:"));
    CHECK(refusal(1.0F, "<f4", true)
              .starts_with(", byte 3: the numbers lie column by column (fortran_order). In NumPy:"));
    CHECK(refusal(1.0F, "").starts_with(", byte 2: the numbers are ''"));
}
