// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/io/gzip.hpp>
#include <lamina/io/joined_shape.hpp>

#include <cstdint>
#include <vector>

namespace lamina::core {

/// A file's bytes, read as GzipReader reads what is compressed.
struct PlainReader {
    std::string_view rest;

    std::size_t read(char* to, std::size_t size)
    {
        std::size_t const count = rest.copy(to, size);
        rest.remove_prefix(count);
        return count;
    }
};

/// Reads what a reader gives as IDX; `largest`: more bytes than that it cannot give.
template <std::size_t axes>
xt::xtensor<std::uint8_t, axes> read_idx_of(std::filesystem::path const& path, auto&& reader,
                                            std::size_t largest, std::string const& place)
{
    auto const refuse = [&](std::size_t at, std::string const& reason) {
        refuse_file(path, "byte " + std::to_string(at) + place, reason);
    };
    std::uint8_t magic[4];
    if (reader.read(reinterpret_cast<char*>(magic), 4) < 4 || magic[0] != 0 || magic[1] != 0)
        refuse(0, "this is no IDX file, which begins with two bytes of 0, the type and the number of axes.");
    if (magic[2] != 8)
        refuse(2,
               "the numbers are of type " + std::to_string(magic[2]) + ", and only bytes, type 8, are read.");
    std::vector<std::size_t> shape(magic[3]);
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        std::uint8_t length[4];
        if (reader.read(reinterpret_cast<char*>(length), 4) < 4)
            refuse(4 + 4 * axis,
                   "the file ends within the lengths of its " + std::to_string(shape.size()) + " axes.");
        for (std::uint8_t const byte : length)
            shape[axis] = shape[axis] << 8 | byte; // the highest comes first
    }
    StatedShape const stated{path, "byte 4" + place, shape};
    auto const joined = stated.joined<axes>();
    std::size_t const size = stated.bytes(1);
    if (size > largest)
        stated.refuse(" has " + std::to_string(size) + " bytes, more than there can be in the file.");

    auto result = xt::xtensor<std::uint8_t, axes>::from_shape(joined);
    char more;
    std::size_t there = reader.read(reinterpret_cast<char*>(result.data()), size);
    if (there < size) stated.require_bytes(size, there);
    if (reader.read(&more, 1) > 0)
        refuse(4 + 4 * shape.size() + size, "after the last number the file goes on.");
    return result;
}

} // namespace lamina::core

namespace lamina {

/// Reads a file of bytes in IDX, the format of MNIST, as it is or compressed by gzip:
///
///     xt::xtensor<std::uint8_t, 2> const images = read_idx("train-images-idx3-ubyte.gz");    // (60000, 784)
///     xt::xtensor<std::uint8_t, 1> const labels = read_idx<1>("train-labels-idx1-ubyte.gz");
///     Dataset const all{xt::cast<float>(images) / 255.0F, labels};
///
/// Of a file with more axes than are asked for, the last are one; but one axis is one. FileError, with byte
/// and reason, where it is no such file, holds other numbers than bytes, is damaged, or shorter or longer
/// than it says. Programs link zlib: find_package(ZLIB), ZLIB::ZLIB, Debian's zlib1g-dev. (Y. LeCun, C.
/// Cortes, C. Burges, The MNIST database of handwritten digits, 1998.)
template <std::size_t axes = 2>
[[nodiscard]] xt::xtensor<std::uint8_t, axes> read_idx(std::filesystem::path const& path)
{
    core::MappedFile const file(path);
    std::string_view const bytes = file.bytes();
    if (!core::GzipReader::is_gzip(bytes))
        return core::read_idx_of<axes>(path, core::PlainReader{bytes}, bytes.size(), "");
    core::GzipReader reader(file);
    std::size_t most = 0;
    if (__builtin_mul_overflow(bytes.size(), core::GzipReader::largest_ratio, &most)) most = bytes.size();
    return core::read_idx_of<axes>(path, reader, most, " of what is compressed");
}

} // namespace lamina
