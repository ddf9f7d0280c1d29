// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <pthread.h>
#include <time.h>
#include <vector>

/// Threads that wait for one another awake where that takes microseconds, and asleep where it takes longer:
/// because another program has the core, or because there are more threads than cores.
namespace lamina::core {

/// Nanoseconds since some time, which never go back. (<chrono> is 5 % of what a network without training
/// takes to compile.) A parameter of what follows, so that programs without threads compile less.
struct SteadyClock {
    using Duration = std::int64_t;

    static Duration now()
    {
        timespec time{};
        clock_gettime(CLOCK_MONOTONIC, &time);
        return Duration{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    }
};

/// How one thread waits at one place. A wait that was not over in `awake` is one for a core rather than for
/// work: then the next ones are slept at once.
template <class Clock = SteadyClock>
class Patience {
public:
    static constexpr typename Clock::Duration awake = 50'000;
    static constexpr int naps = 16;

    /// Until the number is another.
    void wait_while(std::atomic<unsigned> const& number, unsigned old)
    {
        if (changes(number, old)) return;
        auto const start = Clock::now();
        if (naps_ > 0)
            --naps_;
        else if (!changes_until(number, old, start + awake))
            naps_ = naps;
        while (number.load(std::memory_order_acquire) == old) number.wait(old, std::memory_order_acquire);
        waited_ += Clock::now() - start;
    }

    /// How long it has waited in all.
    [[nodiscard]] typename Clock::Duration waited() const { return waited_; }

private:
    static bool changes_until(std::atomic<unsigned> const& number, unsigned old, typename Clock::Duration end)
    {
        do
            if (changes(number, old)) return true;
        while (Clock::now() < end);
        return false;
    }
    /// A microsecond's look.
    static bool changes(std::atomic<unsigned> const& number, unsigned old)
    {
        for (int i = 0; i < 16; ++i) {
            if (number.load(std::memory_order_acquire) != old) return true;
            pause();
        }
        return false;
    }

    static void pause()
    {
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#elif defined(__aarch64__)
        asm volatile("yield");
#endif
    }

    int naps_ = 0;
    typename Clock::Duration waited_{};
};

/// Where so many threads wait until all have come.
class Barrier {
public:
    void wait(std::size_t count, auto& patience)
    {
        unsigned const round = round_.load(std::memory_order_relaxed);
        if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 < count)
            return patience.wait_while(round_, round);
        arrived_.store(0, std::memory_order_relaxed);
        round_.store(round + 1, std::memory_order_release);
        round_.notify_all();
    }

private:
    alignas(64) std::atomic<std::size_t> arrived_ = 0;
    alignas(64) std::atomic<unsigned> round_ = 0;
};

/// Threads that help the one that has them, and sleep between; started when first needed. An exception in
/// what they do ends the program.
template <class Clock = SteadyClock>
class ThreadPool {
    using Duration = typename Clock::Duration;

public:
    using Patience = core::Patience<Clock>;

    /// That of the calling thread.
    static ThreadPool& mine()
    {
        thread_local ThreadPool pool;
        return pool;
    }

    ThreadPool() = default;
    ThreadPool(ThreadPool const&) = delete;
    ThreadPool& operator=(ThreadPool const&) = delete;
    ~ThreadPool()
    {
        for (auto const& helper : helpers_) helper->start({});
        for (auto const& helper : helpers_) pthread_join(helper->thread, nullptr);
    }

    /// Whether several threads are to do the next work. Not while what they lost before, since the caller
    /// waited for the others longer than their parts would have taken it, is much of the time since then.
    /// (Results do not depend on who computes them.)
    bool pays()
    {
        auto const now = Clock::now();
        auto const alone = last_count_ * (total_ - (patience_.waited() - waited_before_));
        gained_ = std::min<Duration>(gained_ + alone - total_, credit);
        if (gained_ < Duration{}) {
            alone_until_ = now - 16 * gained_;
            gained_ = {};
        }
        total_ = {};
        waited_before_ = patience_.waited();
        return now >= alone_until_;
    }

    /// work(index, how many, barrier, patience) by so many threads, or as many as the system has, each of
    /// which is at the barrier as often as all; returns when all have done theirs. The caller's index is 0.
    template <class Work>
    void run(std::size_t most, Work const& work)
    {
        while (helpers_.size() + 1 < most && add_helper()) {
        }
        Job const job{[](void const* f, std::size_t index, std::size_t count, Barrier& barrier,
                         Patience& patience) noexcept {
                          (*static_cast<Work const*>(f))(index, count, barrier, patience);
                      },
                      &work, (std::min)(most, helpers_.size() + 1)};
        auto const start = Clock::now();
        for (std::size_t i = 1; i < job.count; ++i) helpers_[i - 1]->start(job, i);
        do_part(job, 0, patience_);
        total_ += Clock::now() - start;
        last_count_ = static_cast<int>(job.count);
    }

private:
    /// So much of what they gained may be lost: a thread that is interrupted now and then is no loss.
    static constexpr Duration credit = 20'000'000;

    struct Job {
        void (*part)(void const* work, std::size_t index, std::size_t count, Barrier&,
                     Patience&) noexcept = nullptr;
        void const* work = nullptr;
        std::size_t count = 0;
    };

    struct alignas(64) Helper {
        ThreadPool& pool;
        std::atomic<unsigned> round = 0;
        Job job{};
        std::size_t index = 0;
        pthread_t thread{};

        explicit Helper(ThreadPool& its_pool) : pool(its_pool) {}

        void start(Job const& next, std::size_t as = 0)
        {
            job = next;
            index = as;
            round.store(round.load(std::memory_order_relaxed) + 1, std::memory_order_release);
            round.notify_one();
        }
        void help()
        {
            Patience between, within;
            for (unsigned done = 0;; ++done) {
                between.wait_while(round, done);
                if (job.part == nullptr) return;
                pool.do_part(job, index, within);
            }
        }
    };

    /// One more; false where the system has no thread left. (<thread> is 3 % of what a small program takes to
    /// compile; pthread.h comes with every other header.)
    bool add_helper()
    {
        auto helper = std::make_unique<Helper>(*this);
        auto const help = [](void* self) -> void* {
            static_cast<Helper*>(self)->help();
            return nullptr;
        };
        if (pthread_create(&helper->thread, nullptr, help, helper.get()) != 0) return false;
        helpers_.push_back(std::move(helper));
        return true;
    }

    void do_part(Job const& job, std::size_t index, Patience& patience)
    {
        std::size_t const count = job.count; // after the barrier comes the next job
        job.part(job.work, index, count, barrier_, patience);
        barrier_.wait(count, patience);
    }

    Barrier barrier_;
    Patience patience_;
    Duration total_{}; ///< of the works since it was last asked whether they pay
    Duration waited_before_{};
    Duration gained_{};
    int last_count_ = 1;
    typename Clock::Duration alone_until_{};
    std::vector<std::unique_ptr<Helper>> helpers_;
};

} // namespace lamina::core
