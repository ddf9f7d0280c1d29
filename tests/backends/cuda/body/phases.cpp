// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/phases.hpp>

#include "backends/cuda/emulated_block.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

using Verbs = cuda::Phases<laws::EmulatedBlock<32>, 16>;
static_assert(Backend<Verbs, double>);

// rows of an odd length: neither 32 numbers of a row nor of a column share a bank of the shared memory
static_assert(Verbs::stride<float>(std::size_t{64}) == 65 && Verbs::stride<float>(std::size_t{3}) == 3);
static_assert(Verbs::weight_index<float>(64, 10, 2, 5) == 135);

} // namespace

TEST_CASE("Sums have an order that depends on the number of threads alone")
{
    auto const sum = [](std::size_t count) {
        return Verbs::sum<double>(count, Constant<1>{},
                                  [](auto const& place) { return 1 / static_cast<double>(1 + place.row); });
    };
    for (std::size_t const count : {1U, 5U, 16U, 17U, 32U, 33U, 1000U}) {
        double expected = 0;
        for (std::size_t i = 0; i < count; ++i) expected += 1 / static_cast<double>(1 + i);
        laws::Emulation::order = laws::Order::ascending;
        double const first = sum(count);
        laws::Emulation::order = laws::Order::shuffled;
        CHECK(sum(count) == first);
        CHECK(first == Approx(expected).epsilon(1e-14));
    }
    laws::Emulation::order = laws::Order::ascending;
}
