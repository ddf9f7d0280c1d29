// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/reference/place.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Place<reference::Place<double>, double, Rows<double, std::size_t>>);

TEST_CASE("A place is one element")
{
    constexpr auto sum = [] {
        double rows[] = {1, 2, 3, 4, 5, 6}, columns[] = {10, 20, 30}, one[] = {100};
        std::size_t const labels[] = {0, 2};
        reference::Place<double> const place{1, 2};
        double const before = place.load(Rows<double, Constant<3>>{rows, {}}) +
                              place.load(PerColumn<double>{columns}) + place.load(Single<double>{one}) +
                              place.load(OneHotRows{labels});
        place.store(Rows<double, Constant<3>>{rows, {}}, 7);
        place.add(Rows<double, Constant<3>>{rows, {}}, 1);
        place.add(PerColumn<double>{columns}, 2);
        place.add(Single<double>{one}, 3);
        return before * 1e6 + rows[5] * 1e4 + columns[2] * 1e2 + one[0];
    }();
    static_assert(sum == 137e6 + 8e4 + 32e2 + 103);
}
