// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/repetition.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::EmulatedDevice;

TEST_CASE("Launches are made twice, then recorded, and the recording is run as long as their key stays")
{
    cuda::Repetition<EmulatedDevice, int> repetition;
    std::vector<int> made;
    std::size_t asked = 0;
    auto const run = [&](int key, std::size_t count) {
        repetition.run(key, count, [&] {
            ++asked;
            EmulatedDevice::submit([&made, key] { made.push_back(key); });
        });
    };
    EmulatedDevice::recordings = 0;
    run(1, 1);
    run(1, 1);
    CHECK(EmulatedDevice::recordings == 0);
    run(1, 1);
    CHECK(EmulatedDevice::recordings == 1);
    run(1, 3);
    CHECK(made == std::vector<int>(6, 1));
    CHECK(asked == 3); // twice, and once to record
    CHECK(EmulatedDevice::recordings == 1);
    run(2, 5); // another key
    CHECK(made.size() == 11);
    CHECK(made.back() == 2);
    CHECK(EmulatedDevice::recordings == 2);
    run(1, 2);
    CHECK(EmulatedDevice::recordings == 2);
    CHECK(made.back() == 1);
    run(1, 0);
    CHECK(made.size() == 13);
}
