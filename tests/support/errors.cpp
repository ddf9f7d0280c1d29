// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/errors.hpp>

#include "catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Errors are put together from words, numbers, and shapes as Python writes them")
{
    std::array<std::size_t, 2> const matrix{4, 3};
    std::vector<std::size_t> const vector{7};
    std::array<std::size_t, 0> const scalar{};
    CHECK(std::string_view(
              Joined({"a ", std::string("b "), std::string_view("c "), -1, std::size_t{2}}).text()) ==
          "a b c -12");
    CHECK(std::string_view(Joined({matrix, vector, scalar}).text()) == "(4, 3)(7,)()");
    CHECK(std::string(ShapeError({"lamina: ", vector}).what()) == "lamina: (7,)");
    CHECK(std::string(LabelError({"lamina: ", -1}).what()) == "lamina: -1");
}

TEST_CASE("Numbers are printed whole, to the extremes of their types")
{
    auto const text = [](Piece const& piece) { return std::string(Joined({piece}).text()); };
    CHECK(text(std::numeric_limits<long long>::min()) == "-9223372036854775808");
    CHECK(text(std::numeric_limits<long long>::max()) == "9223372036854775807");
    CHECK(text(std::numeric_limits<int>::min()) == "-2147483648");
    CHECK(text(std::int8_t{-128}) == "-128");
    CHECK(text(std::numeric_limits<std::size_t>::max()) == "18446744073709551615");
    CHECK(text(0) == "0");
    std::vector<std::size_t> const deep{0, 1, std::numeric_limits<std::size_t>::max(), 4, 5, 6, 7};
    CHECK(text(deep) == "(0, 1, 18446744073709551615, 4, 5, 6, 7)");
}

TEST_CASE("A text that is too long is cut, not overrun")
{
    std::string const long_name(1500, 'x');
    CHECK(std::string_view(Joined({"lamina: ", long_name}).text()) == "lamina: " + std::string(992, 'x'));
}

TEST_CASE("Errors are the standard library's kinds of errors")
{
    static_assert(std::derived_from<ShapeError, std::invalid_argument> &&
                  std::derived_from<StateError, std::invalid_argument>);
    static_assert(std::derived_from<LabelError, std::out_of_range>);
    CHECK(std::string(ShapeError("lamina: text").what()) == "lamina: text");
}

TEST_CASE("An error is thrown as what it is, with its text")
{
    CHECK_THROWS_WITH(core::raise<ShapeError>({"lamina: ", 2, " rows"}), "lamina: 2 rows");
    CHECK_THROWS_AS(core::raise<LabelError>("lamina: text"), LabelError);
}

TEST_CASE("Setting the handler of programs without exceptions gives back the one before")
{
    auto const mine = [](char const*) {};
    auto* const first = set_error_handler(mine);
    CHECK(first != nullptr);
    CHECK(set_error_handler(first) == static_cast<void (*)(char const*)>(mine));
    CHECK_THROWS_AS(core::raise<StateError>("lamina: text"), StateError); // here errors are thrown
}
