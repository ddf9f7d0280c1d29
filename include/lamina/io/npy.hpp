// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays.hpp>
#include <lamina/io/joined_shape.hpp>
#include <lamina/io/npy_header.hpp>

#include <fstream>
#include <memory>

namespace lamina::core {

/// The numbers of a .npy file where they lie.
template <class T, std::size_t axes>
struct NpyData {
    std::shared_ptr<MappedFile const> file;
    std::array<std::size_t, axes> shape{};
    char const* bytes = nullptr;

    explicit NpyData(std::filesystem::path const& path) : file(std::make_shared<MappedFile const>(path))
    {
        static_assert(std::integral<T> || std::same_as<T, float> || std::same_as<T, double>,
                      "lamina: .npy files are read as float, double, integers or bool.");
        auto const header = NpyHeaderReader(*file).read();
        require_type<T>(*file, header);
        auto const data = file->bytes().substr(header.end);
        StatedShape const stated{path, "byte " + std::to_string(header.shape_at), header.shape};
        shape = stated.joined<axes>();
        stated.require_bytes(stated.bytes(sizeof(T)), data.size());
        bytes = data.data();
    }

    /// How many bytes there are.
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(file->bytes().end() - bytes); }

    /// The numbers; FileError where they lie at an address that a T cannot have.
    [[nodiscard]] T const* numbers() const
    {
        auto const offset = static_cast<std::size_t>(bytes - file->bytes().data());
        if (offset % alignof(T) != 0)
            refuse_file(file->path(), offset,
                        "the numbers begin at no multiple of " + std::to_string(alignof(T)) +
                            " bytes, and cannot be used where they lie. read_npy copies them.");
        return reinterpret_cast<T const*>(bytes);
    }
};

} // namespace lamina::core

namespace lamina {

/// Reads an array that numpy.save wrote: `read_npy<float>("x.npy")` is an xt::xtensor<float, 2>,
/// `read_npy<std::int64_t, 1>("labels.npy")` has one axis. Of a file with more axes than are asked for, the
/// last are one: images (rows, 28, 28) are (rows, 784); but one axis is one. FileError, with byte and reason,
/// where it is another type, lies column by column or with the highest byte first, or is shorter or longer
/// than its header says.
template <class T, std::size_t axes = 2>
[[nodiscard]] xt::xtensor<T, axes> read_npy(std::filesystem::path const& path)
{
    core::NpyData<T, axes> const data(path);
    if constexpr (std::same_as<T, bool>)
        for (std::size_t i = 0; i < data.size(); ++i)
            if (static_cast<unsigned char>(data.bytes[i]) > 1)
                core::refuse_file(path, data.file->bytes().size() - data.size() + i,
                                  "this is no bool, 0 or 1.");
    auto result = xt::xtensor<T, axes>::from_shape(data.shape);
    if (data.size() > 0) std::memcpy(result.data(), data.bytes, data.size());
    return result;
}

/// Writes an array as numpy.save does. A file of that name is replaced when all is written; FileError where
/// it cannot be.
template <core::ArrayLike Array>
void write_npy(std::filesystem::path const& path, Array const& array)
{
    using Traits = core::ArrayTraits<Array>;
    using T = typename Traits::Element;
    static_assert(std::integral<T> || std::same_as<T, float> || std::same_as<T, double>,
                  "lamina: .npy files are written of float, double, integers or bool.");
    auto const shape = Traits::shape(array);
    std::string header = "{'descr': '" + std::string(sizeof(T) == 1 ? "|" : "<") + core::npy_type<T>() +
                         "', 'fortran_order': False, 'shape': " + core::shape_text(shape) + ", }";
    header.append(63 - (10 + header.size()) % 64, ' ') += '\n'; // the numbers begin at a multiple of 64
    auto const size = static_cast<char>(header.size());         // of up to 5 axes below 128

    std::filesystem::path part = path;
    part += ".part";
    std::ofstream file(part, std::ios::binary);
    file << std::string_view("\x93NUMPY\x01\x00", 8) << size << '\0' << header;
    auto const from = Traits::open(array);
    std::size_t columns = 1;
    for (std::size_t axis = Traits::rank == 1 ? 0 : 1; axis < shape.size(); ++axis) columns *= shape[axis];
    std::vector<char> row(columns * sizeof(T));
    for (std::size_t i = 0; i < from.rows(); ++i) {
        for (std::size_t column = 0; column < columns; ++column) {
            T const number = from(i, column);
            std::memcpy(row.data() + column * sizeof(T), &number, sizeof(T));
        }
        file.write(row.data(), static_cast<std::streamsize>(row.size()));
    }
    file.close();
    std::error_code error;
    if (file) std::filesystem::rename(part, path, error);
    if (file && !error) return;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    core::refuse_file(path, "", "cannot be written.");
}

/// A .npy file's numbers (rows, columns) where they lie, for data larger than memory: the system reads what
/// is looked at. A MatrixView, for networks, trainers and data sets; copies share the file, and keep it open.
/// Of more than two axes, the last are one. MappedNpy<T, 1> is a std::span, for labels. FileError as of
/// read_npy. The file must not be made shorter meanwhile.
///
///     Dataset const all{MappedNpy<float>("x.npy"), MappedNpy<std::int64_t, 1>("labels.npy")};
template <class T, std::size_t axes = 2>
class MappedNpy : public MatrixView<T const> {
    static_assert(axes == 2, "lamina: a file is mapped with one axis or two.");
    static_assert(!std::same_as<T, bool>, "lamina: bools are read by read_npy, which looks at each of them.");

public:
    explicit MappedNpy(std::filesystem::path const& path) : MappedNpy(core::NpyData<T, 2>(path)) {}

private:
    explicit MappedNpy(core::NpyData<T, 2> const& data)
        : MatrixView<T const>(data.numbers(), data.shape[0], data.shape[1]), file_(data.file)
    {}

    std::shared_ptr<core::MappedFile const> file_;
};

/// The same of one axis.
template <class T>
class MappedNpy<T, 1> : public std::span<T const> {
    static_assert(!std::same_as<T, bool>, "lamina: bools are read by read_npy, which looks at each of them.");

public:
    explicit MappedNpy(std::filesystem::path const& path) : MappedNpy(core::NpyData<T, 1>(path)) {}

private:
    explicit MappedNpy(core::NpyData<T, 1> const& data)
        : std::span<T const>(data.numbers(), data.shape[0]), file_(data.file)
    {}

    std::shared_ptr<core::MappedFile const> file_;
};

} // namespace lamina

namespace lamina::core {

template <class T>
struct ArrayTraits<MappedNpy<T, 2>> : ArrayTraits<MatrixView<T const>> {};

} // namespace lamina::core
