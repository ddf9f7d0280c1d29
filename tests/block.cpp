// SPDX-License-Identifier: BSL-1.0
#include <lamina/block.hpp>

#include "catch.hpp"

#include <cstdint>

using namespace lamina;
using namespace lamina::core;

TEMPLATE_TEST_CASE_SIG("A block is a regular value, in place or on the heap", "", ((std::size_t Size), Size),
                       3, 10000)
{
    Block<double, Size> a;
    for (std::size_t i = 0; i < Size; ++i) CHECK(a.data()[i] == 0);
    CHECK(reinterpret_cast<std::uintptr_t>(a.data()) % 64 == 0);
    a.data()[Size - 1] = 7;
    Block<double, Size> b = a;
    CHECK(b == a);
    b.data()[0] = 1;
    CHECK_FALSE(b == a);
    b = a;
    CHECK(b == a);
    Block<double, Size> const& same = b;
    b = same;
    CHECK(b == a);
    Block<double, Size> moved = std::move(b);
    CHECK(moved == a);
    b = a; // a block moved from may be assigned to
    CHECK(b == a);
    b = std::move(moved);
    CHECK(b == a);
}

TEST_CASE("Only what is small lies in place")
{
    static_assert(sizeof(Block<double, 2048>) == 16384 && sizeof(Block<double, 2049>) == sizeof(void*));
}

TEST_CASE("Blocks moved from are equal to each other and to no other")
{
    Block<float, 100000> a, b, c;
    Block<float, 100000> const d = std::move(a), e = std::move(b);
    CHECK(a == b);
    CHECK_FALSE(a == c);
    CHECK(d == e);
}
