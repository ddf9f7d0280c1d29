// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/collected.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/place.hpp>

#include <array>

using namespace lamina::core;

TEST_CASE("The first gradient of a value is stored, others are added, and the last goes on with their sum")
{
    using View = Rows<double, Constant<2>>;
    std::array<double, 4> numbers{7, 7, 7, 7};
    std::array<double, 4> result{};
    View const collected{numbers.data(), {}};
    lamina::reference::Place<double> const place{1, 0};
    FanIn<View, true>{collected}(place, 1.0);
    CHECK(numbers == std::array<double, 4>{7, 7, 1, 7});
    FanIn<View, false>{collected}(place, 2.0);
    CHECK(numbers[2] == 3);
    AddCollected<View, Store<View>>{collected, {{result.data(), {}}}}(place, 4.0);
    CHECK(result == std::array<double, 4>{0, 0, 7, 0});
}
