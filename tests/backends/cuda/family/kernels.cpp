// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/kernels.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Rows pass through a network tile by tile, without a race, in any order of the threads")
{
    using Cell = laws::Checked<double>;
    using Model = ModelOf<Sequential<Linear<2, 3>, Tanh, Linear<3, 2>>>;
    using Kernel = cuda::InferInBlock<laws::EmulatedBlock<32>, 4, Cell, Model>;
    std::vector<Cell> parameters(17), x(2 * 6), y(2 * 6);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        parameters[i] = Cell(0.1 * static_cast<double>(i) - 1);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = Cell(std::sin(static_cast<double>(i)));
    auto const at = [](std::vector<Cell> const& cells, std::size_t i) { return double(cells[i]); };
    auto const races = [&] {
        laws::Watch::races = 0;
        for (std::size_t block = 0; block < 2; ++block) { // 4 rows and 2
            std::vector<Cell> memory(Kernel::memory_size);
            for (auto* const cells : {&memory, &y})
                for (Cell& cell : *cells) cell.share();
            Kernel{parameters.data(), x.data(), y.data(), 6}(block, memory.data());
            ++laws::Watch::phase;
        }
        return laws::Watch::races;
    };
    laws::Emulation::order = laws::Order::shuffled;
    laws::Emulation::barriers.clear();
    CHECK(races() == 0);
    REQUIRE(laws::Emulation::barriers.size() == 1); // after each stage
    laws::Emulation::left_out = laws::Emulation::barriers.begin()->first;
    CHECK(races() > 0);
    laws::Emulation::left_out.clear();
    laws::Emulation::order = laws::Order::ascending;
    for (std::size_t row = 0; row < 6; ++row)
        for (std::size_t o = 0; o < 2; ++o) {
            double sum = at(parameters, 15 + o);
            for (std::size_t h = 0; h < 3; ++h)
                sum += at(parameters, 9 + 3 * o + h) *
                       std::tanh(at(parameters, 6 + h) + at(parameters, 2 * h) * at(x, 2 * row) +
                                 at(parameters, 2 * h + 1) * at(x, 2 * row + 1));
            CHECK(at(y, 2 * row + o) == Approx(sum).epsilon(1e-14));
        }
}
