// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/io/mapped_file.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <vector>

namespace lamina::core {

static_assert(std::endian::native == std::endian::little,
              "lamina: .npy files are read on little-endian machines.");

/// What the header of a .npy file says (numpy.lib.format, versions 1.0, 2.0 and 3.0).
struct NpyHeader {
    std::string type;               ///< as "<f4"
    bool is_fortran = false;        ///< whether columns are contiguous, not rows
    std::vector<std::size_t> shape; ///< the length of each axis
    std::size_t end = 0;            ///< where the numbers begin
    std::size_t type_at = 0;        ///< where the type stands
    std::size_t shape_at = 0;       ///< where the shape stands
};

/// Reads the header: a Python dictionary of three keys, in any order.
class NpyHeaderReader {
public:
    explicit NpyHeaderReader(MappedFile const& file) : file_(file), bytes_(file.bytes()) {}

    /// FileError, with the byte, where it is not as it must be.
    NpyHeader read()
    {
        find_end();
        expect('{');
        while (peek() != '}') {
            read_entry();
            if (peek() != '}') expect(',');
        }
        expect('}');
        if (bytes_.substr(at_, header_.end - at_).find_first_not_of(" \n") != bytes_.npos)
            refuse("after the header's dictionary stands something else.");
        if (header_.type.empty() || header_.shape_at == 0 || !has_order_)
            refuse_file(file_.path(), first_, "of descr, fortran_order and shape, one is missing.");
        return header_;
    }

private:
    static constexpr std::string_view magic = "\x93NUMPY";

    [[noreturn]] void refuse(std::string const& reason) const { refuse_file(file_.path(), at_, reason); }

    /// Whole numbers lie with their lowest byte first.
    [[nodiscard]] std::size_t whole_number(std::size_t at, std::size_t size) const
    {
        std::size_t number = 0;
        for (std::size_t i = size; i-- > 0;)
            number = number << 8 | static_cast<unsigned char>(bytes_[at + i]);
        return number;
    }

    void find_end()
    {
        if (bytes_.starts_with("PK")) refuse("this is a .npz or another zip. Save each array by numpy.save.");
        if (bytes_.starts_with("version https://git-lfs"))
            refuse("this is a pointer of Git LFS; the file itself was not downloaded.");
        if (!bytes_.starts_with(magic)) refuse("this is no .npy file, which begins with \\x93NUMPY.");
        std::size_t const version = bytes_.size() < 8 ? 0 : whole_number(6, 2);
        std::size_t const size_bytes = version == 1 ? 2 : 4;
        first_ = 8 + size_bytes;
        at_ = 6;
        if (version < 1 || version > 3) refuse("the version of the format is none of 1.0, 2.0 and 3.0.");
        at_ = 8;
        if (bytes_.size() < first_) refuse("the file ends within the header.");
        header_.end = first_ + whole_number(8, size_bytes);
        if (bytes_.size() < header_.end)
            refuse("the header ends at byte " + std::to_string(header_.end) + ", and the file at " +
                   std::to_string(bytes_.size()) + ".");
        at_ = first_;
    }

    /// The next character that is no space; the null character at the end of the header.
    char peek()
    {
        while (at_ < header_.end && bytes_[at_] == ' ') ++at_;
        return at_ < header_.end ? bytes_[at_] : '\0';
    }

    void expect(char character)
    {
        if (peek() != character) refuse(std::string("here should stand '") + character + "'.");
        ++at_;
    }

    std::string quoted()
    {
        char const quote = peek();
        if (quote == '[') refuse("these are records of several types. Save each column by numpy.save.");
        if (quote != '\'' && quote != '"') refuse("here should stand a text in quotes.");
        std::size_t const first = ++at_;
        while (at_ < header_.end && bytes_[at_] != quote) ++at_;
        if (at_ == header_.end) refuse("the header ends in a text.");
        return std::string(bytes_.substr(first, at_++ - first));
    }

    void read_entry()
    {
        peek();
        std::size_t const start = at_;
        std::string const key = quoted();
        expect(':');
        peek();
        if (key == "descr" && header_.type.empty()) {
            header_.type_at = at_;
            header_.type = quoted();
        } else if (key == "fortran_order" && !has_order_) {
            has_order_ = true;
            header_.is_fortran = word("True");
            if (!header_.is_fortran && !word("False")) refuse("here should stand True or False.");
        } else if (key == "shape" && header_.shape_at == 0) {
            header_.shape_at = at_;
            read_shape();
        } else {
            refuse_file(file_.path(), start,
                        "the key '" + key + "' is none of the format's, or is there twice.");
        }
    }

    bool word(std::string_view word)
    {
        bool const is_there = bytes_.substr(at_, header_.end - at_).starts_with(word);
        if (is_there) at_ += word.size();
        return is_there;
    }

    void read_shape()
    {
        expect('(');
        while (peek() != ')') {
            header_.shape.push_back(digits());
            if (peek() != ')') expect(',');
        }
        expect(')');
    }

    std::size_t digits()
    {
        std::size_t const first = at_;
        std::size_t number = 0;
        for (; at_ < header_.end && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_) {
            auto const digit = static_cast<std::size_t>(bytes_[at_] - '0');
            if (number > ((std::numeric_limits<std::size_t>::max)() - digit) / 10)
                refuse("this length is absurd.");
            number = 10 * number + digit;
        }
        if (at_ == first) refuse("here should stand the length of an axis.");
        if (at_ < header_.end && bytes_[at_] == 'L') ++at_; // by Python 2
        return number;
    }

    MappedFile const& file_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t first_ = 0;
    bool has_order_ = false;
    NpyHeader header_;
};

/// How a .npy file says the type of its numbers, without the order of bytes; "" of what it cannot hold.
template <class T>
std::string npy_type()
{
    std::string const size = std::to_string(sizeof(T));
    if constexpr (std::same_as<T, bool>)
        return "b1";
    else if constexpr (std::integral<T>)
        return (std::signed_integral<T> ? "i" : "u") + size;
    else if constexpr (std::same_as<T, float> || std::same_as<T, double>)
        return "f" + size;
    else
        return "";
}

/// FileError unless the numbers are T, row by row.
template <class T>
void require_type(MappedFile const& file, NpyHeader const& header)
{
    static std::string const wanted = npy_type<T>();
    std::string const& type = header.type;
    bool const has_order =
        type.starts_with('<') || type.starts_with('>') || type.starts_with('=') || type.starts_with('|');
    std::string const given = type.substr(has_order ? 1 : 0);
    std::string const convert =
        " In NumPy: numpy.save(path, numpy.ascontiguousarray(array, '<" + wanted + "')).";
    if (given.starts_with('O'))
        refuse_file(file.path(), header.type_at, "these are Python objects, not numbers.");
    if (given != wanted)
        refuse_file(file.path(), header.type_at,
                    "the numbers are '" + type + "', and '" + wanted + "' were asked for." + convert);
    if (type.starts_with('>') && sizeof(T) > 1)
        refuse_file(file.path(), header.type_at, "the numbers have their highest byte first." + convert);
    if (header.is_fortran)
        refuse_file(file.path(), header.shape_at,
                    "the numbers lie column by column (fortran_order)." + convert);
}

} // namespace lamina::core
