// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/sample_place.hpp>

#include "backends/cuda/emulated_group.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Place<cuda::SamplePlace<double, laws::EmulatedGroup<1>>, double,
                    cuda::LaneRow<double, laws::EmulatedGroup<1>>>);

TEST_CASE("Lanes without a sample are 0 after every store, and add nothing")
{
    using G = laws::EmulatedGroup<4>;
    using T = laws::PerLane<double, 4>;
    using Lanes = std::array<double, 4>;
    T numbers[2]{T(1), T(2)};
    cuda::LaneRow<T, G> const row{numbers};
    cuda::SamplePlace<T, G, std::size_t> const place{0, 1, 3};
    place.store(row, T(5));
    CHECK(place.load(row).lanes == Lanes{5, 5, 5, 0});
    place.add(PerColumn<T>{numbers}, T(1));
    CHECK(numbers[1].lanes == Lanes{6, 6, 6, 0});
    place.begin(PerColumn<T>{numbers}, T(7));
    CHECK(numbers[1].lanes == Lanes{7, 7, 7, 0});
    place.add(Single<T>{numbers}, T(1));
    CHECK(numbers[0].lanes == Lanes{2, 2, 2, 1});
    std::array<std::size_t, 4> const labels{1, 0, 1, 1};
    CHECK(place.load(OneHotRows{labels.data()}).lanes == Lanes{1, 0, 1, 0});
}
