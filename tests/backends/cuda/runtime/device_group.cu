// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/device_group.hpp>

#include "backends/cuda/on_device.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// The first three groups of a warp add up their lanes' numbers; the others have left.
template <class G>
__global__ void sums(double* results)
{
    if (threadIdx.x / G::size >= 3) return;
    double const mine = G::template load<double>(3, [](std::size_t lane) { return 1.0 + lane; });
    results[threadIdx.x] = cuda::sum_of_lanes<G>(G::keep(mine, 2) + 10 * mine);
}

template <std::size_t size>
void check_group(double expected)
{
    laws::DeviceNumbers const results(32);
    sums<cuda::DeviceGroup<size>><<<1, 32>>>(results.data());
    auto const found = results.read();
    for (std::size_t i = 0; i < 32; ++i) CHECK(found[i] == (i / size < 3 ? expected : 0));
}

} // namespace

static_assert(cuda::Group<cuda::DeviceGroup<4>, double>);

TEST_CASE("Groups of lanes of a device exchange what they have", "[gpu]")
{
    if (!laws::has_device()) return;
    check_group<1>(11);
    check_group<4>(63);
    check_group<32>(63);
}
