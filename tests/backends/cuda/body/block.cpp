// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/block.hpp>

#include "backends/cuda/emulated_block.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::Emulation, laws::Order, laws::Watch;

namespace {

using Block = laws::EmulatedBlock<4>;
using Cell = laws::Checked<double>;

/// Races while so many threads of a block store to `to(i)` and then load from `from(i)`.
std::size_t races(std::size_t count, auto const& to, auto const& from, bool waits)
{
    std::vector<Cell> cells(16);
    for (Cell& cell : cells) cell.share();
    Watch::races = 0;
    Block::each(count, [&](unsigned i) { cells[to(i)] = Cell(i); });
    if (waits) cuda::Everyone<Block>::wait();
    Block::each(count, [&](unsigned i) { static_cast<void>(Cell(cells[from(i)])); });
    ++Watch::phase;
    return Watch::races;
}

} // namespace

TEST_CASE("A block does each part once, in the order that is asked for")
{
    std::vector<unsigned> done;
    auto const parts = [&](Order order) {
        Emulation::order = order;
        done.clear();
        Block::each(6, [&](unsigned i) { done.push_back(i); });
        return done;
    };
    CHECK(parts(Order::descending) == std::vector<unsigned>{3, 2, 1, 5, 0, 4});
    auto shuffled = parts(Order::shuffled);
    std::ranges::sort(shuffled);
    CHECK(shuffled == std::vector<unsigned>{0, 1, 2, 3, 4, 5});
    CHECK(parts(Order::ascending) == std::vector<unsigned>{0, 4, 1, 5, 2, 3});
}

TEST_CASE("What two threads touch between two barriers is a race, if one of them writes")
{
    auto const same = [](unsigned i) { return std::size_t{i}; };
    auto const next = [](unsigned i) { return std::size_t{i + 1} % 8; };
    auto const one = [](unsigned) { return std::size_t{0}; };
    CHECK(races(8, same, same, false) == 0);
    CHECK(races(8, same, next, true) == 0);
    CHECK(races(8, same, next, false) == 8);
    CHECK(races(8, one, next, true) > 0); // all write to one number
    CHECK(races(8, same, one, true) == 0);
}

TEST_CASE(
    "A thread that writes what another has read is a race, and so is what is written outside of a phase")
{
    std::vector<Cell> cells(1);
    cells[0].share();
    Watch::races = 0;
    Block::each(4, [&](unsigned i) {
        if (i == 0) static_cast<void>(Cell(cells[0]));
        if (i == 1) cells[0] = Cell(1);
    });
    CHECK(Watch::races == 1);
    Block::wait();
    cells[0] = Cell(2);
    CHECK(Watch::races == 2);
    ++Watch::phase;
}
