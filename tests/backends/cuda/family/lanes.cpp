// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/lanes.hpp>

#include "backends/cuda/emulated_group.hpp"
#include "backends/cuda/problem.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// A group of so many lanes against the reference backend, with a sample in some lanes, in each, and more.
template <class P, std::size_t size>
void agrees()
{
    using T = laws::PerLane<double, size>;
    using Body =
        cuda::Lanes<laws::EmulatedGroup<size>, T, typename P::Model, typename P::Loss, typename P::Optimizer>;
    for (std::size_t const rows : {3U, 4U, 11U}) {
        P const problem(rows);
        laws::check_close(problem.template by<double>(
                              [](auto const& steps, auto const& batch) { Body::train(steps, batch); }),
                          problem.expected());
    }
}

} // namespace

TEST_CASE("Lanes of a warp train as the reference backend does, one sample in each")
{
    agrees<laws::ByElement, 1>();
    agrees<laws::ByRow, 8>();
}
