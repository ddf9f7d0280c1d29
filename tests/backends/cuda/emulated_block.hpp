// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/checked.hpp"

#include <lamina/backends/cuda/body/block.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <source_location>
#include <string>
#include <vector>

namespace lamina::laws {

using namespace core;

/// In which order an emulated block's threads do their part of a phase.
enum class Order { ascending, descending, shuffled };

/// What all emulated blocks share, to be set by a test.
struct Emulation {
    static inline Order order = Order::ascending;
    static inline std::mt19937 random{1};
    /// How often each barrier was reached, by where it stands in the program.
    static inline std::map<std::string, std::size_t> barriers;
    /// The place of one that is left out.
    static inline std::string left_out;

    static std::vector<unsigned> threads(std::size_t count)
    {
        std::vector<unsigned> all(count);
        std::iota(all.begin(), all.end(), 0U);
        if (order == Order::descending) std::ranges::reverse(all);
        if (order == Order::shuffled) std::ranges::shuffle(all, random);
        return all;
    }
};

/// A block on the host: a phase is a loop over its threads.
template <std::size_t Threads>
struct EmulatedBlock {
    static constexpr std::size_t threads = Threads;
    static constexpr bool is_whole_device = false;

    static void each(std::size_t count, auto const& f)
    {
        for (unsigned const thread : Emulation::threads(Threads)) {
            Watch::thread = static_cast<int>(thread);
            for (std::size_t i = thread; i < count; i += Threads) f(static_cast<unsigned>(i));
        }
        Watch::thread = Watch::everyone;
    }

    static void wait(std::source_location where = std::source_location::current())
    {
        std::string_view const file = where.file_name();
        std::string const place =
            std::string(file.substr(file.rfind('/') + 1)) + ":" + std::to_string(where.line());
        ++Emulation::barriers[place];
        if (place != Emulation::left_out) ++Watch::phase;
    }

    template <class T>
    static T* partials()
    {
        static std::vector<T> numbers = [] {
            std::vector<T> result(Threads);
            if constexpr (requires { result[0].share(); })
                for (T& number : result) number.share();
            return result;
        }();
        return numbers.data();
    }
};
static_assert(cuda::Block<EmulatedBlock<32>>);

} // namespace lamina::laws
