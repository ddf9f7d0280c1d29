// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/memory.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::EmulatedDevice;

namespace {

using Memory = cuda::DeviceMemory<double, EmulatedDevice>;
using Numbers = cuda::Mirrored<double, 2, EmulatedDevice>;

std::size_t transfers(auto const& work)
{
    EmulatedDevice::transfers = 0;
    work();
    return EmulatedDevice::transfers;
}

} // namespace

TEST_CASE("Memory of a device is 0 at first, has one owner, and grows")
{
    Memory memory(3);
    double numbers[3]{1, 1, 1};
    memory.download(numbers, 3);
    CHECK(numbers[2] == 0);
    double* const data = memory.data();
    Memory other = std::move(memory);
    CHECK(other.data() == data);
    other.reserve(2);
    CHECK(other.data() == data);
    other.reserve(4);
    CHECK(other.size() == 4);
}

TEST_CASE("Memory for the time of a call is given back")
{
    std::size_t const before = EmulatedDevice::borrowed;
    {
        cuda::CallMemory<double, EmulatedDevice> const memory(3);
        memory.data()[2] = 1;
        CHECK(EmulatedDevice::borrowed == before + 1);
    }
    CHECK(EmulatedDevice::borrowed == before);
}

TEST_CASE("Numbers are copied to where they are used, and only when the other side has changed them")
{
    Numbers numbers;
    Numbers const& reader = numbers;
    CHECK(transfers([&] { static_cast<void>(reader.device()); }) == 0); // 0 on both sides
    numbers.data()[1] = 3;
    CHECK(transfers([&] { CHECK(numbers.device()[1] == 3); }) == 1);
    CHECK(transfers([&] { numbers.device()[1] = 4; }) == 0);
    CHECK(transfers([&] { CHECK(reader.data()[1] == 4); }) == 1);
    CHECK(transfers([&] { static_cast<void>(reader.data()); }) == 0);
    CHECK(transfers([&] { static_cast<void>(reader.device()); }) == 0);
}

TEST_CASE("A copy of numbers has what the last side had, and is its own")
{
    Numbers numbers;
    numbers.device()[0] = 5;
    Numbers copy = numbers;
    CHECK(copy == numbers);
    copy.device()[0] = 6;
    CHECK_FALSE(copy == numbers);
    Numbers const moved = std::move(copy);
    CHECK(moved.device()[0] == 6);
    copy = numbers; // may be given numbers again
    CHECK(copy == numbers);
}

TEST_CASE("Numbers that were moved from are empty on both sides, and whole again when they are written to")
{
    auto const moved_from = [](auto const& prepare) {
        Numbers numbers;
        numbers.data()[0] = 1;
        prepare(numbers);
        Numbers taker;
        taker = std::move(numbers);
        CHECK(taker.device()[0] != 0);
        return numbers;
    };
    auto const on_device = [](Numbers& numbers) { numbers.device()[0] = 2; };
    Numbers a = moved_from(on_device);
    Numbers b = moved_from([](Numbers&) {});
    Numbers const zero;
    CHECK(a.empty());
    CHECK(a == b);
    CHECK_FALSE(a == zero);
    CHECK_THROWS_AS(a.device(), MovedFromError);
    CHECK_THROWS_AS(std::as_const(a).device(), MovedFromError);
    CHECK_THROWS_AS(std::as_const(a).data(), MovedFromError);
    CHECK(a.data()[0] == 0);
    CHECK(a == zero);
    b.data()[1] = 3;
    CHECK(b.device()[0] == 0);
    CHECK(b.device()[1] == 3);
    a = moved_from(on_device);
    a = b;
    CHECK(a == b);
    a = moved_from(on_device);
    CHECK(a.empty());
}

TEST_CASE("Memory that is moved to is released at once")
{
    Memory a(3), b(4);
    a = std::move(b);
    CHECK(a.size() == 4);
    CHECK(b.data() == nullptr);
    CHECK(b.size() == 0);
}
