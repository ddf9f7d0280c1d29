// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/supported.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace lamina::core {

/// A range of things that are counted.
struct Range {
    std::size_t first;
    std::size_t last; ///< one behind
    [[nodiscard]] constexpr std::size_t size() const { return last - first; }
};

/// Who does all of the work: one thread.
struct Alone {
    static constexpr bool is_alone = true;
    static constexpr std::size_t index = 0;
    static constexpr std::size_t most = 1; ///< threads
    [[nodiscard]] static constexpr Range share(std::size_t parts) { return {0, parts}; }
    static constexpr void wait() {}
    static constexpr void meanwhile() {}
    [[gnu::always_inline]] constexpr void run(auto const& work) const { work(*this); }
};

/// One thread that asks, a little at each call of `meanwhile`, for memory that it will read and write next,
/// so that it comes while something else is computed. (Asked for at once it would keep the processor
/// waiting.)
template <class T>
struct LookingAhead : Alone {
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

    LookingAhead(Memory& read, Memory& write) : to_read(&read), to_write(&write) {}

    void meanwhile() const
    {
        ask<0>(*to_read);
        ask<1>(*to_write);
    }

private:
    template <int write>
    static void ask(Memory& memory)
    {
        for (int line = 0; line < 4 && memory.next < memory.end; ++line, memory.next += 64 / sizeof(T))
            __builtin_prefetch(memory.next, write, 2);
    }
};

/// One of `count` threads that do a work together. Which part it does never changes what is computed.
template <bool has_openmp>
struct Member {
    static constexpr bool is_alone = false;
    std::size_t index;
    std::size_t count;

    /// Its part of so many.
    [[nodiscard]] Range share(std::size_t parts) const
    {
        return {parts * index / count, parts * (index + 1) / count};
    }

    static void meanwhile() {}
    /// Until all have come here.
    static void wait()
    {
#ifdef _OPENMP
#pragma omp barrier
#endif
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

/// For a trainer or a forward pass: up to so many threads of OpenMP. The results are those of one thread, bit
/// for bit; work that is too little to share is done by one.
///
///     Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}, Threads{2}};
///     net.forward(x, y, Threads{2});
struct Threads {
    std::size_t most = 1;

#ifdef _OPENMP
    static constexpr bool has_openmp = true;
#else
    static constexpr bool has_openmp = false;
#endif

    /// work(member) on every thread.
    template <class Work, bool openmp = has_openmp>
    void run([[maybe_unused]] Work const& work) const
    {
        static_assert(openmp,
                      "lamina: Threads needs OpenMP; compile with -fopenmp, or link OpenMP::OpenMP_CXX.");
#ifdef _OPENMP
#pragma omp parallel num_threads(static_cast<int>(std::max<std::size_t>(most, 1)))
        work(Member<openmp>{static_cast<std::size_t>(omp_get_thread_num()),
                            static_cast<std::size_t>(omp_get_num_threads())});
#endif
    }

    /// Multiplications and additions that are worth a second thread.
    static constexpr std::size_t worth = std::size_t{1} << 21;
};

/// Who does so much work: the threads, or one of them where that is little.
constexpr void with_team(Alone team, std::size_t /*work*/, auto const& use) { use(team); }
constexpr void with_team(Threads team, std::size_t work, auto const& use)
{
    team.most > 1 && work >= Threads::worth ? use(team) : use(Alone{});
}

} // namespace lamina::core

namespace lamina {
using core::Threads;
} // namespace lamina
