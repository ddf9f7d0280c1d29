// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/device_block.hpp>

#include "backends/cuda/on_device.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// Each of 100 numbers is written by one thread and read, after the barrier, by another.
template <class B>
__global__ void turn_around(double* numbers, double* results)
{
    B::each(std::size_t{100}, [&](unsigned i) { numbers[i] = i; });
    B::wait();
    B::each(Constant<100>{}, [&](unsigned i) { results[i] = numbers[99 - i]; });
    double* const partials = B::template partials<double>();
    B::each(Constant<8>{}, [&](unsigned i) { partials[i] = i; });
    B::wait();
    B::each(Constant<1>{}, [&](unsigned) { results[100] = partials[7]; });
}

template <std::size_t threads>
void check_block()
{
    laws::DeviceNumbers const numbers(100);
    laws::DeviceNumbers const results(101);
    turn_around<cuda::DeviceBlock<threads>>
        <<<1, threads, threads * sizeof(double)>>>(numbers.data(), results.data());
    auto const found = results.read();
    for (std::size_t i = 0; i < 100; ++i) CHECK(found[i] == 99 - static_cast<double>(i));
    CHECK(found[100] == 7);
}

} // namespace

TEST_CASE("A block of a device does each part once, and its barrier holds", "[gpu]")
{
    if (!laws::has_device()) return;
    check_block<32>();
    check_block<128>();
}
