// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/backends/cpu/lanes/lanes.hpp>
#include <lamina/pass/epilogues.hpp>
#include <lamina/support/aligned_memory.hpp>

#include <random>

namespace lamina::laws {

using namespace core;

/// A matrix in panels, as the CPU's backend lays one out, of whole numbers or of zeros.
template <class T, class Arch>
struct Matrix {
    using View = Panels<T, std::size_t, std::size_t>;
    static constexpr std::size_t lanes = cpu::Lanes<T, Arch>::size;
    std::size_t rows, columns;
    AlignedArray<T> numbers;
    View view;

    Matrix(std::size_t row_count, std::size_t column_count, unsigned seed = 0, std::size_t room = 0)
        : rows(row_count),
          columns(column_count),
          numbers((row_count + room) * (column_count + 2 * lanes)),
          view{numbers.data(), row_count + room, column_count <= lanes ? lanes : 2 * lanes}
    {
        std::mt19937 engine(seed);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                at(r, c) = seed == 0 ? T(0) : T(int(engine() % 17)) - 8; // whole: exact in any order
    }
    T& at(std::size_t row, std::size_t column) const { return *view.at(row, column); }
};

} // namespace lamina::laws
