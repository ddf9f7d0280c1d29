// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>
#include <lamina/support/supported.hpp>
#include <lamina/support/thread_pool.hpp>
#include <lamina/support/usable_cores.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lamina::core {

/// A range of things that are counted.
struct Range {
    std::size_t first;
    std::size_t last; ///< one past it
    [[nodiscard]] constexpr std::size_t size() const { return last - first; }
};

/// Who does all of the work: one thread.
struct OneThread {
    static constexpr bool is_alone = true;
    static constexpr std::size_t index = 0;
    [[nodiscard]] static constexpr std::size_t threads() { return 1; }
    [[nodiscard]] static constexpr Range share(std::size_t parts) { return {0, parts}; }
    static constexpr void wait() {}
    static constexpr void prefetch() {}
    [[gnu::always_inline]] constexpr void run(auto const& work) const { work(*this); }
};

/// One thread that prefetches the memory that it will read and write next, a little at each call of
/// `prefetch`. (All at once would keep the processor waiting.)
template <class T>
struct Prefetching : OneThread {
    struct Memory {
        T const* next;
        T const* end;
    };
    Memory* to_read;
    Memory* to_write;

    static Memory rows(T const* data, std::size_t first, std::size_t count, std::size_t width)
    {
        return {data + first * width, data + (first + count) * width};
    }

    Prefetching(Memory& read, Memory& write) : to_read(&read), to_write(&write) {}

    void prefetch() const
    {
        prefetch_lines<0>(*to_read);
        prefetch_lines<1>(*to_write);
    }

private:
    template <int write>
    static void prefetch_lines(Memory& memory)
    {
        for (int line = 0; line < 4 && memory.next < memory.end; ++line, memory.next += 64 / sizeof(T))
            __builtin_prefetch(memory.next, write, 2);
    }
};

/// One of `count` threads that do a work together. Which part it does never changes what is computed.
struct Member {
    static constexpr bool is_alone = false;
    std::size_t index;
    std::size_t count;
    Barrier* barrier = nullptr;
    Patience<>* patience = nullptr;

    /// Its part of so many.
    [[nodiscard]] Range share(std::size_t parts) const
    {
        return {parts * index / count, parts * (index + 1) / count};
    }

    static void prefetch() {}
    /// Until all have come here.
    template <class Clock = SteadyClock>
    void wait() const
    {
        if (Patience<Clock>* const mine = patience; barrier != nullptr) barrier->wait(count, *mine);
    }
};

/// So many threads, whatever the cores.
struct Team {
    std::size_t count;

    /// work(member) on every thread.
    template <class Clock = SteadyClock>
    void run(auto const& work) const
    {
        ThreadPool<Clock>::mine().run(
            count, [&](std::size_t index, std::size_t members, Barrier& barrier, auto& patience) {
                work(Member{index, members, &barrier, &patience});
            });
    }
};

/// The rows that a member does of so many: their first, a multiple of eight so that every row is computed in
/// the same block of rows whoever does it, and their count.
template <class RowCount, class Team>
constexpr auto part_of(RowCount rows, Team team)
{
    if constexpr (Team::is_alone) {
        return std::pair{std::size_t{0}, rows};
    } else {
        Range const blocks = team.share((rows + 7) / 8);
        std::size_t const first = std::min<std::size_t>(8 * blocks.first, rows);
        return std::pair{first, std::min<std::size_t>(8 * blocks.last, rows) - first};
    }
}

/// For a trainer or a forward pass: up to so many threads, and no more than there are cores for the process:
/// by its affinity and its container's quota, as they are when this is first asked. 0 is as 1. The results
/// are those of one thread, bit for bit; work that is too little to share is done by one.
///
///     Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}, Threads{2}};
///     net.forward(x, y, Threads{2});
///
/// std::invalid_argument for more than any machine has, such as a negative number becomes.
struct Threads {
    std::size_t most = 1; ///< the calling one among them

    /// How many there will be.
    template <class Text = std::string_view>
    [[nodiscard]] std::size_t threads() const
    {
        if (most >= std::size_t{1} << 31)
            raise<std::invalid_argument>({"lamina: Threads{", most,
                                          "} are more than any machine has; was the number negative? ",
                                          "Give the most that may be used, from 1 on: here are cores for ",
                                          usable_cores<Text>(), "."});
        return std::clamp<std::size_t>(most, 1, usable_cores<Text>());
    }

    /// work(member) on every thread.
    void run(auto const& work) const { Team{threads()}.run(work); }

    /// Multiplications and additions that are worth a second thread.
    static constexpr std::size_t worth = std::size_t{1} << 21;
};

/// Who does so much work: the threads, each of which has enough, or one where that is little.
constexpr void with_team(OneThread team, std::size_t /*work*/, auto const& use) { use(team); }
template <class Clock = SteadyClock>
void with_team(Threads team, std::size_t work, auto const& use)
{
    std::size_t const count = (std::min)(team.threads(), work / (Threads::worth / 2));
    count > 1 && ThreadPool<Clock>::mine().pays() ? use(Team{count}) : use(OneThread{});
}

} // namespace lamina::core

namespace lamina {
using core::Threads;
} // namespace lamina
