// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/lanes.hpp>

#include <algorithm>
#include <array>

namespace lamina::cpu {

/// The registers of a square block become its columns: log2(size) rounds, each of which interleaves the first
/// half of the registers with the second.
template <class T, class Arch, std::size_t Size = Lanes<T, Arch>::size>
std::array<Lanes<T, Arch>, Size> transposed(std::array<Lanes<T, Arch>, Size> block)
{
    using Batch = typename Lanes<T, Arch>::Batch;
    for (std::size_t round = 1; round < Size; round *= 2) {
        std::array<Lanes<T, Arch>, Size> next;
        [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
            constexpr int half = static_cast<int>(Size / 2);
            for (std::size_t i = 0; i < Size / 2; ++i) {
                auto const a = block[i].batch.data;
                auto const b = block[i + Size / 2].batch.data;
                constexpr auto index = [](std::size_t lane) {
                    return static_cast<int>(lane / 2 + lane % 2 * Size);
                };
                next[2 * i] = Lanes<T, Arch>(Batch(__builtin_shufflevector(a, b, index(Indices)...)));
                next[2 * i + 1] =
                    Lanes<T, Arch>(Batch(__builtin_shufflevector(a, b, (half + index(Indices))...)));
            }
        }(std::make_index_sequence<Size>{});
        block = next;
    }
    return block;
}

/// to(column, row - first) = from(row, column) for `rows` rows from `first` on, or as many as there are; both
/// are views of padded rows, and what pads those of `to` is set to 0.
template <class Arch, class T>
void transpose(auto from, std::size_t first, std::size_t rows, std::size_t columns, auto to)
{
    using Value = Lanes<T, Arch>;
    constexpr std::size_t size = Value::size;
    for (std::size_t column = 0; column < columns; column += size)
        for (std::size_t row = 0; row < rows; row += size) {
            std::array<Value, size> block;
            for (std::size_t i = 0; i < size; ++i)
                block[i] = first + row + i < from.row_count ? Value::load(from.at(first + row + i, column))
                                                            : Value(T(0));
            block = transposed<T, Arch>(block);
            std::size_t const count = (std::min)(size, columns - column);
            for (std::size_t i = 0; i < count; ++i) block[i].store(to.at(column + i, row));
        }
}

} // namespace lamina::cpu
