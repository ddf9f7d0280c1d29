// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/thread_pool.hpp>

#include "catch.hpp"
#include "local/on_one_core.hpp"

#include <chrono>
#include <numeric>
#include <thread>

using namespace lamina::core;

TEST_CASE("All parts of a work are done, again and again, by more threads and by fewer")
{
    ThreadPool<> pool;
    for (std::size_t const count : {1u, 4u, 2u, 8u, 3u, 1u, 8u})
        for (int again = 0; again < 50; ++again) {
            std::vector<int> done(count, 0);
            pool.run(count, [&](std::size_t index, std::size_t, Barrier&, Patience<>&) { ++done[index]; });
            CHECK(done == std::vector<int>(count, 1));
        }
}

TEST_CASE("Nobody passes a barrier before all have come")
{
    ThreadPool<> pool;
    constexpr std::size_t count = 5;
    std::vector<std::size_t> numbers(count, 0); // written by one each, read by all after the barrier
    std::atomic<int> wrong = 0;
    pool.run(count, [&](std::size_t index, std::size_t, Barrier& barrier, Patience<>& patience) {
        for (std::size_t round = 1; round <= 500; ++round) {
            numbers[index] = round;
            barrier.wait(count, patience);
            if (std::accumulate(numbers.begin(), numbers.end(), std::size_t{0}) != count * round) ++wrong;
            barrier.wait(count, patience);
        }
    });
    CHECK(wrong == 0);
}

TEST_CASE("More threads than cores wait asleep: a barrier takes microseconds, not a time slice each")
{
    OnOneCore const here;
    ThreadPool<> pool;
    auto const start = SteadyClock::now();
    pool.run(4, [&](std::size_t, std::size_t, Barrier& barrier, Patience<>& patience) {
        for (int round = 0; round < 4'000; ++round) barrier.wait(4, patience);
    });
    // 0.1 s on a free core; of barriers that spin for a slice of 4 ms each it would be 16 s and more
    CHECK(SteadyClock::now() - start < 8'000'000'000);
}

TEST_CASE("Threads that lose more time than they gain are let alone for a while")
{
    ThreadPool<> pool;
    CHECK(pool.pays());
    auto const start = SteadyClock::now();
    pool.run(2, [](std::size_t index, std::size_t, Barrier&, Patience<>&) {
        if (index == 1) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    });
    CHECK_FALSE(pool.pays());
    while (!pool.pays()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    auto const alone = SteadyClock::now() - start;
    CHECK(alone > 15 * 20'000'000);
}

TEST_CASE("Each thread has a pool of its own")
{
    ThreadPool<>* const mine = &ThreadPool<>::mine();
    ThreadPool<>* other = nullptr;
    std::thread([&] { other = &ThreadPool<>::mine(); }).join();
    CHECK(other != nullptr);
    CHECK(other != mine);
    CHECK(&ThreadPool<>::mine() == mine);
}
