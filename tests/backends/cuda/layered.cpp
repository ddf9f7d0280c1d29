// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/layered.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "backends/cuda/problem.hpp"

using namespace lamina;

namespace {

/// A problem by launches over a whole device, so many rows at a time, against the reference backend.
template <class P>
void agrees(std::size_t rows)
{
    using Body = cuda::Layered<laws::EmulatedDevice, 8, double, typename P::Model, typename P::Loss,
                               typename P::Optimizer>;
    P const problem(rows);
    std::vector<double> memory(Body::memory_size);
    laws::check_close(problem.template by<double>([&](auto const& steps, auto const& batch) {
        Body::train(steps, batch, memory.data());
    }),
                      problem.expected());
}

} // namespace

TEST_CASE("Launches over a device train as the reference backend does, in one tile of rows and in two")
{
    agrees<laws::ByElement>(5);
    agrees<laws::ByElement>(11);
    agrees<laws::ByRow>(5);
    agrees<laws::ByRow>(11);
}
