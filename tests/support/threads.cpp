// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/threads.hpp>

#include "catch.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The shares of a team are all there is, once")
{
    for (std::size_t const count : {1u, 2u, 3u, 8u})
        for (std::size_t const parts : {0u, 1u, 2u, 7u, 16u, 100u}) {
            std::size_t next = 0;
            for (std::size_t index = 0; index < count; ++index) {
                Range const share = Member{index, count}.share(parts);
                CHECK(share.first == next);
                CHECK(share.size() <= parts / count + 1);
                next = share.last;
            }
            CHECK(next == parts);
        }
    static_assert(OneThread::share(5).size() == 5);
}

TEST_CASE("Rows are shared in eights, so that a row's block does not depend on who computes it")
{
    for (std::size_t const count : {1u, 2u, 3u, 8u})
        for (std::size_t const rows : {0u, 1u, 8u, 9u, 64u, 77u}) {
            std::size_t next = 0;
            for (std::size_t index = 0; index < count; ++index) {
                auto const [first, size] = part_of(rows, Member{index, count});
                CHECK(first == next);
                CHECK((first % 8 == 0 || first == rows));
                next += size;
            }
            CHECK(next == rows);
        }
    CHECK(part_of(std::size_t{77}, OneThread{}) == std::pair{std::size_t{0}, std::size_t{77}});
}

TEST_CASE("One does what is too little to share, or what there is but one core for")
{
    auto const is_alone = [](auto team, std::size_t work) {
        bool alone = false;
        with_team(team, work, [&](auto members) { alone = std::same_as<decltype(members), OneThread>; });
        return alone;
    };
    CHECK(is_alone(Threads{4}, Threads::worth - 1));
    CHECK(is_alone(Threads{4}, Threads::worth) == (core::usable_cores() == 1));
    CHECK(is_alone(Threads{1}, Threads::worth));
    CHECK(is_alone(Threads{0}, Threads::worth));
    CHECK(is_alone(OneThread{}, Threads::worth));
}

TEST_CASE("There are no more threads than cores, and none is one")
{
    CHECK(Threads{0}.threads() == 1);
    CHECK(Threads{1}.threads() == 1);
    CHECK(Threads{1'000}.threads() == std::min<std::size_t>(1'000, core::usable_cores()));
    static_assert(OneThread::threads() == 1);
}

TEST_CASE("Counts that no machine has are refused with words")
{
    for (std::size_t const most : {static_cast<std::size_t>(-1), std::size_t{1} << 31}) {
        CHECK_THROWS_AS(Threads{most}.threads(), std::invalid_argument);
        CHECK_THROWS_AS(with_team(Threads{most}, 1, [](auto) {}), std::invalid_argument);
    }
    try {
        static_cast<void>(Threads{static_cast<std::size_t>(-2)}.threads());
    } catch (std::invalid_argument const& error) {
        CHECK(std::string(error.what()) ==
              "lamina: Threads{18446744073709551614} are more than any machine has; was the number negative? "
              "Give the most that may be used, from 1 on: here are cores for " +
                  std::to_string(core::usable_cores()) + ".");
    }
}

TEST_CASE("A team has as many members as it says, and each its number, Threads have theirs")
{
    std::atomic<std::size_t> sum = 0, count = 0;
    core::Team{4}.run([&](auto member) {
        sum += member.index;
        count += member.count;
        member.wait();
    });
    CHECK(count == 4 * 4);
    CHECK(sum == 0 + 1 + 2 + 3);
    count = 0;
    Threads{2}.run([&](auto const&) { ++count; });
    CHECK(count == Threads{2}.threads());
}

TEST_CASE("Memory that comes next is asked for bit by bit, and no further than it goes")
{
    std::vector<float> x(100), y(10);
    auto to_read = Prefetching<float>::rows(x.data(), 1, 2, 30);
    auto to_write = Prefetching<float>::rows(y.data(), 0, 0, 3);
    CHECK(to_read.next == x.data() + 30);
    Prefetching<float> const thread{to_read, to_write};
    thread.prefetch();
    CHECK(to_read.next >= to_read.end);
    CHECK(to_read.end == x.data() + 90);
    CHECK(to_write.next == y.data());
}
