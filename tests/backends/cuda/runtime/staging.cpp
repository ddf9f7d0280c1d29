// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/staging.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Rows of the host are copied without their gaps, rows of the device are taken as they are")
{
    cuda::Staging<double, laws::EmulatedDevice> staging;
    std::vector<double> numbers{1, 2, 0, 3, 4, 0};
    Strided<double, std::size_t, Constant<1>> const rows{numbers.data(), 2, 3, {}};
    double const* const there = staging.bring(rows, 2);
    CHECK(std::vector<double>(there, there + 4) == std::vector<double>{1, 2, 3, 4});
    CHECK(staging.bring(cuda::DeviceRows<double>{numbers.data(), 3}, 2) == numbers.data());

    double* const room = staging.room_for(rows, 2);
    for (int i = 0; i < 4; ++i) room[i] = 5 + i;
    staging.hand_over(rows, 2);
    CHECK(numbers == std::vector<double>{5, 6, 0, 7, 8, 0});
}

TEST_CASE("Labels of any integer become those that a pass reads")
{
    cuda::BatchStaging<double, laws::EmulatedDevice> staging;
    std::vector<double> const x{1, 2};
    std::vector<short> const labels{3, 1};
    auto const samples = rows_of(x.data(), std::size_t{2}, 1);
    auto const batch = staging.bring(samples, open_target(labels), 1, 4);
    static_assert(decltype(batch)::has_labels);
    CHECK(batch.t[0] == 3);
    CHECK(batch.rows == 2);
    CHECK(staging.bring(samples, samples, 1, 1).t[1] == 2);
}
