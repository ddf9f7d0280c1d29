// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/joined_shape.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

std::filesystem::path const path = "a";

/// f(a stated shape).
auto with(std::vector<std::size_t> const& shape, auto const& f)
{
    return f(StatedShape{path, "byte 5", shape});
}

std::size_t bytes(std::vector<std::size_t> const& shape)
{
    return with(shape, [](auto const& stated) { return stated.bytes(4); });
}

template <std::size_t axes>
auto joined(std::vector<std::size_t> const& shape)
{
    return with(shape, [](auto const& stated) { return stated.template joined<axes>(); });
}

} // namespace

TEST_CASE("A shape takes so many bytes, or is absurd")
{
    CHECK(bytes({3, 4}) == 48);
    CHECK(bytes({}) == 4);
    CHECK(bytes({0, 1UL << 60}) == 0);
    CHECK_THROWS_WITH(
        bytes({1UL << 40, 1UL << 40}),
        "lamina: a, byte 5: an array of the shape (1099511627776, 1099511627776) is larger than any "
        "memory.");
    CHECK_THROWS_AS(bytes({1UL << 62, 1}), FileError);
    CHECK_THROWS_AS(bytes({1UL << 61}), FileError); // 2^63: distances have a sign
    CHECK_THROWS_AS(bytes({0, 1UL << 61}), FileError);
    CHECK_THROWS_AS(bytes({0, 1UL << 40, 1UL << 40}), FileError);
    with({3}, [](auto const& stated) { stated.require_bytes(12, 12); });
    CHECK_THROWS_WITH(with({3}, [](auto const& stated) { stated.require_bytes(12, 11); }),
                      "lamina: a, byte 5: an array of the shape (3,) has 12 bytes, and in the file are 11.");
}

TEST_CASE("All axes after the last that is asked for are one")
{
    CHECK(joined<2>({3, 4}) == std::array<std::size_t, 2>{3, 4});
    CHECK(joined<2>({3, 2, 2}) == std::array<std::size_t, 2>{3, 4});
    CHECK(joined<3>({3, 2, 2, 5}) == std::array<std::size_t, 3>{3, 2, 10});
    CHECK(joined<1>({3}) == std::array<std::size_t, 1>{3});
    CHECK_THROWS_WITH(joined<1>({3, 4}),
                      "lamina: a, byte 5: an array of the shape (3, 4), of which 1 axis was asked for.");
    CHECK_THROWS_WITH(joined<2>({3}),
                      "lamina: a, byte 5: an array of the shape (3,), of which 2 axes were asked for.");
    CHECK_THROWS_WITH(joined<2>({}),
                      "lamina: a, byte 5: an array of the shape (), of which 2 axes were asked for.");
}
