// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/emulated_block.hpp"
#include "backends/cuda/emulated_group.hpp"

#include <cstdlib>
#include <cstring>

namespace lamina::laws {

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

    static void* allocate(std::size_t bytes) { return std::malloc(bytes); }
    static void release(void* data) noexcept { std::free(data); }
    static void clear(void* data, std::size_t bytes) { std::memset(data, 0, bytes); }
    static void upload(void* to, void const* from, std::size_t bytes) { copy(to, from, bytes); }
    static void download(void* to, void const* from, std::size_t bytes) { copy(to, from, bytes); }

    template <std::size_t threads, class T>
    static void launch_blocks(auto const& kernel, std::size_t blocks, std::size_t memory_size)
    {
        ++launches;
        for (std::size_t block = 0; block < blocks; ++block) {
            std::vector<T> memory(memory_size);
            kernel(block, memory.data());
        }
    }
    template <std::size_t size>
    static void launch_groups(auto const& kernel, std::size_t groups)
    {
        ++launches;
        for (std::size_t group = 0; group < groups; ++group) kernel(group);
    }

    static void launch_each(auto const& f, std::size_t count)
    {
        ++launches;
        for (std::size_t i = count; i-- > 0;) f(static_cast<unsigned>(i));
    }
    /// Work that launches the same each time.
    static void repeat(std::size_t count, auto const& work)
    {
        ++recordings;
        for (std::size_t i = 0; i < count; ++i) work();
    }

private:
    static void copy(void* to, void const* from, std::size_t bytes)
    {
        ++transfers;
        if (bytes > 0) std::memcpy(to, from, bytes);
    }
};

} // namespace lamina::laws
