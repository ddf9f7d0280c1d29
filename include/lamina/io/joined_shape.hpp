// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/io/file_error.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <span>

namespace lamina::core {

/// A shape as Python writes it: "(3, 4)", "(3,)".
inline std::string shape_text(std::span<std::size_t const> shape)
{
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        text += (axis == 0 ? "" : ", ") + std::to_string(shape[axis]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

/// A file's word that it holds an array, and where it stands.
struct StatedShape {
    std::filesystem::path const& path;
    std::string place;
    std::span<std::size_t const> shape;

    /// Throws the FileError of what is wrong with it.
    [[noreturn]] void refuse(std::string const& reason) const
    {
        refuse_file(path, place, "an array of the shape " + shape_text(shape) + reason);
    }

    /// How many bytes it takes; FileError where no memory has as many, nor would if its lengths of 0 were 1:
    /// arrays have steps between their rows all the same.
    [[nodiscard]] std::size_t bytes(std::size_t number_size) const
    {
        bool is_absurd = false, is_empty = false;
        for (std::size_t const length : shape) {
            is_empty = is_empty || length == 0;
            is_absurd =
                is_absurd || __builtin_mul_overflow(number_size, length == 0 ? 1 : length, &number_size);
        }
        if (is_absurd || number_size > static_cast<std::size_t>((std::numeric_limits<std::ptrdiff_t>::max)()))
            refuse(" is larger than any memory.");
        return is_empty ? 0 : number_size;
    }

    /// FileError unless the bytes that it takes are those that are there.
    void require_bytes(std::size_t needed, std::size_t there) const
    {
        if (needed != there)
            refuse(" has " + std::to_string(needed) + " bytes, and in the file are " + std::to_string(there) +
                   ".");
    }

    /// With so many axes, of which, where there are two or more, the last is all that follow; FileError where
    /// there are fewer, or more and one was asked for.
    template <std::size_t axes>
    [[nodiscard]] std::array<std::size_t, axes> joined() const
    {
        if (shape.size() < axes || (axes == 1 && shape.size() > 1))
            refuse(", of which " + std::to_string(axes) + (axes == 1 ? " axis was" : " axes were") +
                   " asked for.");
        std::array<std::size_t, axes> result;
        result.fill(1);
        for (std::size_t axis = 0; axis < shape.size(); ++axis)
            result[axis < axes ? axis : axes - 1] *= shape[axis];
        return result;
    }
};

} // namespace lamina::core
