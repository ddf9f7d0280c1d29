// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace lamina::core {

/// That there can be names of classes in it.
template <class Names>
struct AreNames {
    static constexpr bool value = requires(Names const& names) {
        std::size(names);
        std::string_view(*std::begin(names));
    };
    struct Check {
        static_assert(value, "lamina: the names of classes are texts: {\"cat\", \"dog\"}, a "
                             "std::vector<std::string>, an array of char const*. The type given is above.");
    };
};

/// A class's name; its number where none have names.
template <class Names>
std::string name_of(Names const& names, std::size_t place)
{
    if (std::size(names) == 0) return std::string((TextBuilder<20>() << place).view());
    return std::string(std::string_view(*(std::begin(names) + static_cast<std::ptrdiff_t>(place))));
}

/// How many characters a text in UTF-8 has.
constexpr std::size_t width_of(std::string_view text)
{
    std::size_t width = 0;
    for (char const c : text) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return width;
}

/// Appends a word that ends so many columns after what is there.
void append_right(auto& text, std::string_view word, std::size_t columns)
{
    std::size_t const width = width_of(word);
    text.append(columns > width ? columns - width : 0, ' ').append(word);
}

} // namespace lamina::core
