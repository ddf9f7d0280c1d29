// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/text.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
struct WriteTable {
    constexpr void operator()(auto& text) const
    {
        text << "n" << ' ' << std::size_t{1024} << "\na";
        text.pad_to(4) << 'b';
        text.right(37, 8);
    }
};
} // namespace

TEST_CASE("A string is a template argument")
{
    constexpr Text text = "0.weight";
    static_assert(text.view() == "0.weight" && text.view().size() == 8);
}

TEST_CASE("Text is put together at compile time, no longer than it must be")
{
    static_assert(std::string_view(constant_text<100, WriteTable>.data()) == "n 1024\na   b 37");
    static_assert(constant_text<100, WriteTable>.size() == 16);
    static_assert((TextBuilder<20>() << std::size_t{0}).view() == "0");
}
