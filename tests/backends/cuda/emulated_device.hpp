// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/emulated_block.hpp"
#include "backends/cuda/emulated_group.hpp"

#include <cstdlib>
#include <cstring>
#include <functional>
#include <stdexcept>

namespace lamina::laws {

using namespace core;

/// A device on the host: its memory, of which it knows how much is in use, and launches, which it counts.
struct EmulatedDevice {
    template <std::size_t threads>
    using Block = EmulatedBlock<threads>;
    template <std::size_t size>
    using Group = EmulatedGroup<size>;
    template <class T, std::size_t size>
    using PerLane = laws::PerLane<T, size>;

    static inline std::size_t launches = 0;
    static inline std::size_t transfers = 0;
    static inline std::size_t recordings = 0;
    static inline std::size_t borrowed = 0; ///< pieces of memory that were not given back yet

    static void* allocate(std::size_t bytes)
    {
        refuse_in_recording();
        return std::malloc(bytes);
    }
    static void release(void* data) noexcept { std::free(data); }
    static void* borrow(std::size_t bytes)
    {
        ++borrowed;
        return std::malloc(bytes);
    }
    static void give_back(void* data) noexcept
    {
        --borrowed;
        std::free(data);
    }
    static void clear(void* data, std::size_t bytes) { std::memset(data, 0, bytes); }
    static void upload(void* to, void const* from, std::size_t bytes) { copy(to, from, bytes); }
    static void download(void* to, void const* from, std::size_t bytes) { copy(to, from, bytes); }

    /// Does work of the device, with copies of all that it is given: at once, or when a recording is run.
    static void submit(auto const& work)
    {
        if (recorded() != nullptr)
            recorded()->push_back(work);
        else
            work();
    }

    template <std::size_t threads, class T>
    static void launch_blocks(auto const& kernel, std::size_t blocks, std::size_t memory_size)
    {
        ++launches;
        submit([=] {
            for (std::size_t block = 0; block < blocks; ++block) {
                std::vector<T> memory(memory_size);
                kernel(block, memory.data());
            }
        });
    }
    template <std::size_t size>
    static void launch_groups(auto const& kernel, std::size_t groups)
    {
        ++launches;
        submit([=] {
            for (std::size_t group = 0; group < groups; ++group) kernel(group);
        });
    }

    static void launch_each(auto const& f, std::size_t count)
    {
        ++launches;
        submit([=] {
            for (std::size_t i = count; i-- > 0;) f(static_cast<unsigned>(i));
        });
    }

    /// What work() launches, without doing it.
    class Recording {
    public:
        explicit Recording(auto const& work)
        {
            ++recordings;
            recorded() = &works_;
            work();
            recorded() = nullptr;
        }
        Recording(Recording const&) = delete;
        Recording& operator=(Recording const&) = delete;
        void run() const
        {
            for (auto const& work : works_) work();
        }

    private:
        std::vector<std::function<void()>> works_;
    };

private:
    static std::vector<std::function<void()>>*& recorded()
    {
        static std::vector<std::function<void()>>* works = nullptr;
        return works;
    }
    static void refuse_in_recording()
    {
        if (recorded() != nullptr) throw std::logic_error("a device can not do this while it records");
    }
    static void copy(void* to, void const* from, std::size_t bytes)
    {
        refuse_in_recording();
        ++transfers;
        if (bytes > 0) std::memcpy(to, from, bytes);
    }
};

} // namespace lamina::laws
