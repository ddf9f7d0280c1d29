// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/phases.hpp>
#include <lamina/backends/cuda/body/tiles.hpp>
#include <lamina/backends/cuda/cublas/product.hpp>

#include <algorithm>

namespace lamina::cuda {

/// Whether a runtime has a library's matrix multiplication of T; it says whether it knows an algorithm for a
/// product, and does nothing if not.
template <class Runtime, class T>
concept Multiplies = requires(Product<T> const& product) {
    { Runtime::multiply(product) } -> std::same_as<bool>;
};

/// A whole device as a block: a phase is a launch with a thread for each part. Launches come one after the
/// other, so that there is nothing to wait for. What is outside of `each` is done by the host, which reads no
/// number of the device: a sum is added there to the number after the partial ones.
template <class Runtime>
struct Grid {
    static constexpr std::size_t threads = 4096;
    static constexpr bool is_whole_device = true;

    static void each(std::size_t count, auto const& f)
    {
        if (count > 0) Runtime::launch_each(f, count);
    }
    static void wait() {}

    /// The elements of a contraction: a library's product, if there is one, and else tiles.
    template <class T, class Dot>
    static void contract(auto rows, auto columns, Dot const& dot)
    {
        auto const map = [&](auto const& f) { Phases<Grid, 1>::template map<T>(rows, columns, f); };
        if constexpr (Multiplies<Runtime, T> && HasProduct<Dot, T>) {
            auto const multiply = [](Product<T> const& product) { return Runtime::multiply(product); };
            if (contract_by_product<T>(rows, columns, dot, multiply, map)) return;
        }
        if constexpr (AddsUp<Dot>)
            map(dot);
        else
            contract_tiles<T>(rows, columns, dot);
    }

    /// The sums of columns: of many rows in parts, since there are fewer columns than the device has threads.
    /// Their order depends on the sizes alone.
    template <class T, class F, class Epilogue>
    static void sum_columns(std::size_t rows, auto width, F const& f, Epilogue const& epilogue)
    {
        using Width = decltype(width);
        std::size_t const parts = rows < 64 ? 1 : std::clamp<std::size_t>(column_parts / width, 1, 32);
        if (parts == 1) return each(width, ColumnSum<T, F, Epilogue>{rows, f, epilogue});
        T* const sums = partials<T>() + threads + 64;
        each(parts * width, ColumnPart<T, Width, F>{rows, parts, width, f, sums});
        using Sums = Load<Rows<T, Width>>;
        each(width, ColumnSum<T, Sums, Epilogue>{parts, {{sums, width}}, epilogue});
    }

    template <class T>
    static T* partials()
    {
        return static_cast<T*>(numbers());
    }

    /// The numbers that it takes for sums: `threads` partial ones, their total after, and those of columns.
    static constexpr std::size_t column_parts = 65536;
    static constexpr std::size_t memory_size = threads + 64 + column_parts;

    /// While it lives, sums of this thread's launches lie there.
    class Use {
    public:
        explicit Use(void* partials) { numbers() = partials; }
        Use(Use const&) = delete;
        Use& operator=(Use const&) = delete;
        ~Use() { numbers() = nullptr; }
    };

private:
    /// A tile of the elements by each block.
    template <class T, class Dot>
    static void contract_tiles(std::size_t rows, std::size_t columns, Dot const& dot)
    {
        constexpr std::size_t block_threads = 256;
        using Kernel = Tile<typename Runtime::template Block<block_threads>, T, Dot>;
        Runtime::template launch_blocks<block_threads, T>(Kernel{rows, columns, dot},
                                                          Kernel::count(rows, columns), Kernel::memory_size);
    }

    static void*& numbers()
    {
        thread_local void* partials = nullptr;
        return partials;
    }
};

} // namespace lamina::cuda
