// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/labels.hpp>

#include "catch.hpp"

#include <lamina/arrays/contiguous.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Labels are integers of any type, read as numbers")
{
    enum class Colour : unsigned char { red = 3, green = 200 };
    auto const labels = open_labels(std::array{Colour::green, Colour::red});
    static_assert(is_label<Colour> && is_label<char> && is_label<bool> && !is_label<float>);
    static_assert(std::same_as<decltype(labels.label(0)), int>);
    static_assert(is_constant<decltype(labels.rows())>);
    std::vector<bool> const bits{true, false};
    CHECK(open_labels(bits).label(0) + open_labels(bits).label(1) == 1);
    std::vector<char> const letters{'a', -1};
    CHECK(open_labels(letters).rows() == 2);
    CHECK(open_labels(letters).label(1) == char{-1});
}

TEST_CASE("Labels are copied once into rows of 0 with a 1 at the label")
{
    std::vector<short> const given{4, 2, 7};
    std::size_t memory[2]{};
    CHECK(open_labels(given).one_hot(1, 2, memory, false).labels == memory);
    CHECK((memory[0] == 2 && memory[1] == 7));
    memory[0] = 9;
    CHECK(open_labels(given).one_hot(1, 2, memory, true).labels == memory);
    CHECK(memory[0] == 9);
}
