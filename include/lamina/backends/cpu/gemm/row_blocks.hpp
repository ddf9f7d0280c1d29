// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/backends/cpu/lanes/lanes.hpp>

namespace lamina::cpu {

/// Whether a block may reach over the last row: into memory that is there and whose numbers nobody reads.
enum class Edge { exact, over };

/// Rows in blocks, each of which has its sums in registers.
template <class T, class Arch>
struct RowBlocks {
    /// The rows of a block: of 32 registers, else of 16.
    static constexpr std::size_t most = Lanes<T, Arch>::size * sizeof(T) == 64 ? 8 : 4;

    /// visit(Constant<R>, first row) until all rows are done.
    template <Edge edge>
    static void each(auto rows, auto visit)
    {
        std::size_t row = 0;
        for (; row + most <= rows; row += most) visit(Constant<most>{}, row);
        if constexpr (is_constant<decltype(rows)>) {
            constexpr std::size_t rest = rows() % most;
            if constexpr (rest > 0) visit(Constant<rest>{}, row);
        } else if constexpr (edge == Edge::over) {
            if (rows - row > most / 2)
                visit(Constant<most>{}, row);
            else if (row < rows)
                visit(Constant<most / 2>{}, row);
        } else {
            if constexpr (most > 4)
                for (; row + 4 <= rows; row += 4) visit(Constant<4>{}, row);
            for (; row + 2 <= rows; row += 2) visit(Constant<2>{}, row);
            if (row < rows) visit(Constant<1>{}, row);
        }
    }
};

} // namespace lamina::cpu
