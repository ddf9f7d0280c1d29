// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/tiles.hpp>

#include "backends/cuda/emulated_block.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::Emulation, laws::Watch;

namespace {

using Cell = laws::Checked<double>;
constexpr std::size_t rows = 70; // a tile and a few
constexpr std::size_t columns = 5;
constexpr std::size_t depth = 35;

std::vector<Cell> numbers(std::size_t count, double factor)
{
    std::vector<Cell> result(count);
    for (std::size_t i = 0; i < count; ++i) result[i] = Cell(std::sin(factor * static_cast<double>(i)));
    return result;
}

/// (rows, depth) times (depth, columns), to which 1 is added, in tiles by an emulated block.
std::vector<double> product(std::vector<Cell> const& left, std::vector<Cell> const& right)
{
    std::vector<Cell> one{Cell(1)}, results(rows * columns);
    auto const dot = cuda::dot_product<Cell>(depth, cuda::Lines<Cell, std::size_t>{left.data(), depth},
                                             cuda::TransposedLines<Cell, std::size_t>{right.data(), columns},
                                             Load<Single<Cell>>{{one.data()}},
                                             Store<Rows<Cell, std::size_t>>{{results.data(), columns}});
    using Kernel = cuda::Tile<laws::EmulatedBlock<256>, Cell, std::remove_const_t<decltype(dot)>>;
    Kernel const kernel{rows, columns, dot};
    CHECK(Kernel::count(rows, columns) == 2);
    for (Cell& cell : results) cell.share();
    for (std::size_t block = 0; block < 2; ++block) {
        std::vector<Cell> memory(Kernel::memory_size);
        for (Cell& cell : memory) cell.share();
        kernel(block, memory.data());
        ++Watch::phase;
    }
    std::vector<double> found;
    for (Cell const& cell : results) found.push_back(double(cell));
    return found;
}

} // namespace

TEST_CASE("Tiles of a contraction have the bits of a dot product, without a race, and need each barrier")
{
    auto const left = numbers(rows * depth, 0.7), right = numbers(depth * columns, 1.3);
    Emulation::order = laws::Order::shuffled;
    Emulation::barriers.clear();
    Watch::races = 0;
    auto const found = product(left, right);
    CHECK(Watch::races == 0);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            double sum = 1;
            for (std::size_t i = 0; i < depth; ++i)
                sum = sum + double(left[row * depth + i]) * double(right[i * columns + column]);
            CHECK(found[row * columns + column] == Approx(sum).epsilon(1e-15));
        }
    auto const barriers = Emulation::barriers;
    CHECK(barriers.size() == 2);
    for (auto const& [place, times] : barriers) {
        Emulation::left_out = place;
        Watch::races = 0;
        static_cast<void>(product(left, right));
        INFO("the barrier at " << place);
        CHECK(Watch::races > 0);
    }
    Emulation::left_out.clear();
    Emulation::order = laws::Order::ascending;
}
