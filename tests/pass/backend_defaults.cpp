// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/backend_defaults.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/backend.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

using Defaults = BackendDefaults<reference::Backend>;
struct Mine {};

} // namespace

TEST_CASE("Unless a backend knows better it passes every batch itself, copies rows, and keeps one sum")
{
    static_assert(std::same_as<Defaults::Chosen<Mine, float, int, std::size_t>, Mine>);
    static_assert(!Defaults::reads_rows<float>(64, 64) && !Defaults::writes_rows<float>(64));
    static_assert(!Defaults::is_crowded<float>(100'000, 10) && Defaults::gradient_sums<float> == 1);
    double sum = 3;
    Defaults::settle(&sum);
    CHECK(sum == 3);
    std::vector<double> numbers{1, 2};
    CHECK(Defaults::for_passes(numbers) == numbers.data());
}

TEST_CASE("Rows are computed one after the other")
{
    std::vector<double> x{1, 2, 3, 4, 5, 6}, y(6);
    using View = Rows<double, Constant<3>>;
    auto const greatest = [](auto const& row) {
        double const most =
            row.template reduce<symbol::RowMax>([&](auto place) { return place.load(row.x); });
        row.each([&](auto place) { row.put(place, place.load(row.x) - most); });
        return most;
    };
    Store<View> const store{{y.data(), {}}};
    View const view{x.data(), {}};
    CHECK(Defaults::sum_rows<double>(2, Constant<3>{}, view, view, greatest, store) == 9);
    CHECK(y == std::vector<double>{-2, -1, 0, -2, -1, 0});
    Defaults::each_row<double>(
        1, Constant<3>{}, view, view,
        [](auto const& row) { row.each([&](auto place) { row.put(place, 7.0); }); }, store);
    CHECK(y == std::vector<double>{7, 7, 7, -2, -1, 0});
}
