// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/aligned_memory.hpp>

#include "catch.hpp"
#include "local/last_words.hpp"
#include "local/sanitized.hpp"

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

TEST_CASE("Blocks moved from are equal to each other and to no other, and their copies are too")
{
    using Large = Block<float, 100000>;
    Large a, b, c;
    Large const d = std::move(a), e = std::move(b);
    CHECK(a == b);
    CHECK_FALSE(a == c);
    CHECK(d == e);
    Large const nothing = a;
    CHECK(nothing.empty());
    CHECK(nothing == a);
    c = nothing;
    CHECK(c == a);
    c = d;
    CHECK(c == d);
    c = std::move(a);
    CHECK(c.empty());
}

TEST_CASE(
    "A block moved from is whole again, every number 0, when it may be written to, it is not read before")
{
    Block<float, 100000> a;
    a.data()[0] = 1;
    Block<float, 100000> const b = std::move(a);
    CHECK_THROWS_AS(std::as_const(a).data(), MovedFromError);
    CHECK(std::all_of(a.data(), a.data() + 100000, [](float number) { return number == 0; }));
    CHECK(std::as_const(a).data() == a.data());
    CHECK(b.data()[0] == 1);
}

TEST_CASE("A block in place says where it must lie, one on the heap lies anywhere")
{
    alignas(64) std::byte memory[2 * 64];
    using Small = Block<float, 16>;
    auto const put = [&](std::size_t at, auto const&... from) { new (memory + at) Small(from...); };
    CHECK_NOTHROW(put(64));
    if (laws::stops_at_undefined) return;
    CHECK_THROWS_WITH(
        put(16), "lamina: a network or Parameters of up to 16 KiB lies in its object, at a multiple of 64; "
                 "this one is 16 bytes past one. Where its class has an operator new of its own, or lies "
                 "in a pool, give that alignof(the class), or hold it by std::unique_ptr.");
    CHECK_THROWS_AS(put(48, Small{}), AlignmentError);
    Small from;
    CHECK(laws::last_words([&] {
              new (memory + 32) Small(std::move(from));
          }).find("this one is 32 bytes past one") != std::string::npos);
    using Large = Block<float, 5000>;
    static_assert(std::is_nothrow_move_constructible_v<Small> && std::is_nothrow_move_constructible_v<Large>);
    auto* const large = new (memory + 8) Large;
    CHECK(large->data()[4999] == 0);
    large->~Large();
}
