// SPDX-License-Identifier: BSL-1.0
#include <lamina/threads.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The shares of a team are all there is, once")
{
    for (std::size_t const count : {1u, 2u, 3u, 8u})
        for (std::size_t const parts : {0u, 1u, 2u, 7u, 16u, 100u}) {
            std::size_t next = 0;
            for (std::size_t index = 0; index < count; ++index) {
                Range const share = Member<true>{index, count}.share(parts);
                CHECK(share.first == next);
                CHECK(share.size() <= parts / count + 1);
                next = share.last;
            }
            CHECK(next == parts);
        }
    static_assert(Alone::share(5).size() == 5);
}

TEST_CASE("Rows are shared in eights, so that a row's block does not depend on who computes it")
{
    for (std::size_t const count : {1u, 2u, 3u, 8u})
        for (std::size_t const rows : {0u, 1u, 8u, 9u, 64u, 77u}) {
            std::size_t next = 0;
            for (std::size_t index = 0; index < count; ++index) {
                auto const [first, size] = part_of(rows, Member<true>{index, count});
                CHECK(first == next);
                CHECK((first % 8 == 0 || first == rows));
                next += size;
            }
            CHECK(next == rows);
        }
    CHECK(part_of(std::size_t{77}, Alone{}) == std::pair{std::size_t{0}, std::size_t{77}});
}

TEST_CASE("One does what is too little to share")
{
    bool alone = false;
    with_team(Threads{4}, Threads::worth - 1,
              [&](auto team) { alone = std::same_as<decltype(team), Alone>; });
    CHECK(alone);
    with_team(Threads{4}, Threads::worth, [&](auto team) { alone = std::same_as<decltype(team), Alone>; });
    CHECK_FALSE(alone);
    with_team(Threads{1}, Threads::worth, [&](auto team) { alone = std::same_as<decltype(team), Alone>; });
    CHECK(alone);
    with_team(Alone{}, Threads::worth, [&](auto team) { alone = std::same_as<decltype(team), Alone>; });
    CHECK(alone);
}

TEST_CASE("Memory that comes next is asked for bit by bit, and no further than it goes")
{
    std::vector<float> x(100), y(10);
    auto to_read = LookingAhead<float>::rows(x.data(), 1, 2, 30);
    auto to_write = LookingAhead<float>::rows(y.data(), 0, 0, 3);
    CHECK(to_read.next == x.data() + 30);
    LookingAhead<float> const thread{to_read, to_write};
    thread.meanwhile();
    CHECK(to_read.next >= to_read.end);
    CHECK(to_read.end == x.data() + 90);
    CHECK(to_write.next == y.data());
}
