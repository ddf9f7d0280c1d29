// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/device.hpp>

#include "backends/cuda/on_device.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

struct AddOne {
    double* to;
    constexpr void operator()(unsigned i) const { to[i] += 1; }
};

} // namespace

TEST_CASE("Without a device there is no memory, and the call says so")
{
    if (cuda::available()) return;
    CHECK_THROWS_AS(cuda::Device::allocate(8), CudaError);
    CHECK_THROWS_AS((cuda::CallMemory<double, cuda::Device>(1)), CudaError);
}

TEST_CASE("Launches are recorded without being made, and memory for a call is the stream's", "[gpu]")
{
    if (!laws::has_device()) return;
    laws::DeviceNumbers const kept(3);
    cuda::LaunchGraph const graph([&] { cuda::Device::launch_each(AddOne{kept.data()}, 3); });
    CHECK(kept.read() == std::vector<double>{0, 0, 0});
    graph.run();
    graph.run();
    CHECK(kept.read() == std::vector<double>{2, 2, 2});
    double const numbers[2]{5, 6};
    double found[2]{};
    for (int i = 0; i < 3; ++i) {
        cuda::CallMemory<double, cuda::Device> const memory(2);
        cuda::Device::upload(memory.data(), numbers, sizeof numbers);
        cuda::Device::launch_each(AddOne{memory.data()}, 2);
        cuda::Device::download(found, memory.data(), sizeof found);
        CHECK(found[1] == 7);
    }
}
