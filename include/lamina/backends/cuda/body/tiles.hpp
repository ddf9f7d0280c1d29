// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/block.hpp>
#include <lamina/backends/cuda/body/elements.hpp>

namespace lamina::cuda {

/// One tile of a contraction's elements, by a block: `side` lines of each operand come into shared memory,
/// `depth` numbers of them at a time, and every thread multiplies `patch` lines by as many. What is summed so
/// far waits there too, so that the sums are in the order of a single dot product.
template <Block B, class T, class Dot>
class Tile {
    static constexpr std::size_t side = 64;
    static constexpr std::size_t depth = 32;
    static constexpr std::size_t patch = 4;
    static constexpr std::size_t stride = depth + 1; // odd: neighbouring lines lie in different banks
    static constexpr std::size_t sum_stride = side + 1;

public:
    static constexpr std::size_t memory_size = 2 * side * stride + side * sum_stride;

    static constexpr std::size_t count(std::size_t rows, std::size_t columns)
    {
        return tiles(rows) * tiles(columns);
    }

    std::size_t rows;
    std::size_t columns;
    Dot dot;

    constexpr void operator()(std::size_t block, T* memory) const
    {
        std::size_t const across = tiles(columns);
        std::size_t const row = block / across * side;
        std::size_t const column = block % across * side;
        T* const left = memory;
        T* const right = left + side * stride;
        T* const sums = right + side * stride;
        B::each(Constant<side * side>{}, Start{*this, row, column, sums});
        for (std::size_t start = 0; start < dot.depth; start += depth) {
            std::size_t const rest = dot.depth - start;
            std::size_t const now =
                rest < depth ? rest : depth; // std::min would refer to the host's constant
            load(dot.left, row, rows, start, now, left);
            load(dot.right, column, columns, start, now, right);
            B::wait();
            B::each(Constant<(side / patch) * (side / patch)>{}, Multiply{left, right, sums, now});
            B::wait();
        }
        B::each(Constant<side * side>{}, Epilogue{*this, row, column, sums});
    }

private:
    static constexpr std::size_t tiles(std::size_t lines) { return (lines + side - 1) / side; }

    /// Calls for the element e of the tile, if it is one of the contraction's.
    struct Element {
        Tile const& tile;
        std::size_t row;
        std::size_t column;
        T* sums;

        constexpr void at(unsigned e, auto const& use) const
        {
            reference::Place<T> const place{row + e / side, column + e % side};
            if (place.row < tile.rows && place.column < tile.columns)
                use(place, sums[e / side * sum_stride + e % side]);
        }
    };
    struct Start : Element {
        constexpr void operator()(unsigned e) const
        {
            this->at(e, [&](auto const& place, T& sum) { sum = this->tile.dot.start(place); });
        }
    };
    struct Epilogue : Element {
        constexpr void operator()(unsigned e) const
        {
            this->at(e, [&](auto const& place, T const& sum) { this->tile.dot.epilogue(place, sum); });
        }
    };

    /// A number of an operand; neighbouring threads take neighbours in memory.
    template <class Operand>
    struct LoadNumber {
        Operand const& operand;
        std::size_t line;
        std::size_t lines;
        std::size_t start;
        std::size_t now;
        T* to;

        constexpr void operator()(unsigned e) const
        {
            std::size_t const i = Operand::is_transposed ? e / side : e % depth;
            std::size_t const l = Operand::is_transposed ? e % side : e / depth;
            if (line + l < lines && i < now) to[l * stride + i] = operand(line + l, start + i);
        }
    };
    template <class Operand>
    static constexpr void load(Operand const& operand, std::size_t line, std::size_t lines, std::size_t start,
                               std::size_t now, T* to)
    {
        B::each(Constant<side * depth>{}, LoadNumber<Operand>{operand, line, lines, start, now, to});
    }

    /// The sums of `patch` by `patch` elements, apart from one another, go on.
    struct Multiply {
        T const* left;
        T const* right;
        T* sums;
        std::size_t now;

        constexpr void operator()(unsigned thread) const
        {
            constexpr std::size_t apart = side / patch;
            std::size_t const row = thread / apart;
            std::size_t const column = thread % apart;
            T part[patch][patch];
            for (std::size_t r = 0; r < patch; ++r)
                for (std::size_t c = 0; c < patch; ++c)
                    part[r][c] = sums[(row + r * apart) * sum_stride + column + c * apart];
            for (std::size_t i = 0; i < now; ++i)
                for (std::size_t r = 0; r < patch; ++r)
                    for (std::size_t c = 0; c < patch; ++c)
                        part[r][c] = part[r][c] + left[(row + r * apart) * stride + i] *
                                                      right[(column + c * apart) * stride + i];
            for (std::size_t r = 0; r < patch; ++r)
                for (std::size_t c = 0; c < patch; ++c)
                    sums[(row + r * apart) * sum_stride + column + c * apart] = part[r][c];
        }
    };
};

} // namespace lamina::cuda
