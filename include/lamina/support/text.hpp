// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace lamina::core {

/// A string as a template argument: `Named<"hidden_layer", …>`, `net.get<"0.weight">()`.
template <std::size_t Size>
struct Text {
    char characters[Size]{};

    constexpr Text() = default;
    consteval Text(char const (&text)[Size])
    {
        for (std::size_t i = 0; i < Size; ++i) characters[i] = text[i];
    }

    [[nodiscard]] constexpr std::string_view view() const { return {characters, Size - 1}; }
};

/// Text put together at compile time; appending beyond the capacity does not compile.
template <std::size_t Capacity>
class TextBuilder {
public:
    constexpr TextBuilder& operator<<(char character)
    {
        text_[size_++] = character;
        return *this;
    }

    constexpr TextBuilder& operator<<(std::string_view text)
    {
        for (char const character : text) *this << character;
        return *this;
    }

    constexpr TextBuilder& operator<<(std::size_t number)
    {
        std::size_t power = 1;
        while (number / power >= 10) power *= 10;
        for (; power > 0; power /= 10) *this << static_cast<char>('0' + number / power % 10);
        return *this;
    }

    /// Spaces up to this column of the current line.
    constexpr TextBuilder& pad_to(std::size_t column)
    {
        std::size_t const start = view().rfind('\n') + 1;
        while (size_ - start < column) *this << ' ';
        return *this;
    }

    /// A number that ends at this column of the current line.
    constexpr TextBuilder& right(std::size_t number, std::size_t column)
    {
        return pad_to(column - (TextBuilder<20>() << number).size()) << number;
    }

    [[nodiscard]] constexpr std::string_view view() const { return {text_.data(), size_}; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }

private:
    std::array<char, Capacity> text_{};
    std::size_t size_ = 0;
};

/// What Write{}(builder) writes, as a constant no longer than it must be, ended by a null character.
template <std::size_t Capacity, class Write>
inline constexpr auto constant_text = [] {
    constexpr auto builder = [] {
        TextBuilder<Capacity> text;
        Write{}(text);
        return text;
    }();
    std::array<char, builder.size() + 1> text{};
    for (std::size_t i = 0; i < builder.size(); ++i) text[i] = builder.view()[i];
    return text;
}();

} // namespace lamina::core
