// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/resident.hpp>

#include "backends/cuda/emulated_block.hpp"
#include "backends/cuda/problem.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::ByElement, laws::ByRow, laws::Emulation, laws::Order, laws::Watch;

namespace {

using Cell = laws::Checked<double>;

/// What an emulated block of so many threads makes of a problem, `tile` rows at a time.
template <std::size_t threads, std::size_t tile, class P>
std::vector<double> emulated(P const& problem)
{
    using Body = cuda::Resident<laws::EmulatedBlock<threads>, tile, Cell, typename P::Model, typename P::Loss,
                                typename P::Optimizer>;
    std::vector<Cell> memory(Body::memory_size);
    for (Cell& cell : memory) cell.share();
    return problem.template by<Cell>([&](auto const& steps, auto const& batch) {
        Body::train(steps, batch, memory.data());
        ++Watch::phase; // the end of a launch
    });
}
std::vector<double> emulated(ByElement const& problem) { return emulated<32, 16>(problem); }
std::vector<double> emulated(ByRow const& problem) { return emulated<64, 8>(problem); }

void agrees(auto const& problem)
{
    std::vector<std::vector<double>> results;
    for (Order const order : {Order::ascending, Order::descending, Order::shuffled}) {
        Emulation::order = order;
        Watch::races = 0;
        results.push_back(emulated(problem));
        CHECK(Watch::races == 0);
    }
    CHECK(results[1] == results[0]);
    CHECK(results[2] == results[0]);
    laws::check_close(results[0], problem.expected());
}

} // namespace

TEST_CASE("An emulated block trains as the reference backend does, in every order of its threads")
{
    agrees(ByElement(5));
    agrees(ByElement(20)); // more than a tile: gradients come in parts
    agrees(ByRow(5));
    agrees(ByRow(11));
}

TEST_CASE("Every barrier of a pass is needed: without it there is a race")
{
    ByElement const by_element(5);
    ByRow const by_row(5);
    auto const races = [&] {
        Watch::races = 0;
        static_cast<void>(emulated(by_element));
        static_cast<void>(emulated(by_row));
        return Watch::races;
    };
    Emulation::order = Order::ascending;
    Emulation::barriers.clear();
    REQUIRE(races() == 0);
    auto const barriers = Emulation::barriers;
    CHECK(barriers.size() == 8);
    std::vector<std::string> needless;
    for (auto const& [place, times] : barriers) {
        Emulation::left_out = place;
        if (races() == 0) needless.push_back(place);
    }
    Emulation::left_out.clear();
    // the one after the loss is for teams that do not wait while they sum it
    REQUIRE(needless.size() == 1);
    CHECK(needless[0].starts_with("train_batch.hpp"));
}
