// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/device_array.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

template <std::size_t Rank>
using Array = cuda::BasicDeviceArray<float, Rank, laws::EmulatedDevice>;
static_assert(ArrayLike<Array<2>> && Readable<float, Array<1>>::value && !Readable<double, Array<2>>::value);

} // namespace

TEST_CASE("An array on a device takes and gives the numbers of its shape")
{
    std::vector<float> numbers{1, 2, 3, 4, 5, 6};
    Array<2> const array{{3, 2}, numbers};
    std::vector<float> back(6);
    array.copy_to(back);
    CHECK(back == numbers);
    CHECK(ArrayTraits<Array<2>>::open(array).rows() == 3);
    CHECK(ArrayTraits<Array<1>>::open(Array<1>{{4}}).rows() == 1);
    CHECK(ArrayTraits<Array<2>>::make_result<float, 5>(array).shape() == std::array<std::size_t, 2>{3, 5});

    Array<2> const mine{{2, 3}, back.data()}; // refers to numbers that are there
    CHECK(mine.data() == back.data());
}

TEST_CASE("An array on a device says what does not fit it")
{
    std::vector<float> numbers(5);
    try {
        Array<2> const array{{3, 2}, numbers};
        FAIL("no error");
    } catch (ShapeError const& error) {
        CHECK(std::string(error.what()) == "lamina: an array of the shape (3, 2) on the device has 6 "
                                           "numbers; the array of the host has 5.");
    }
}
