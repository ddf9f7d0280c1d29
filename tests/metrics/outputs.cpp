// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/outputs.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Outputs are compared one by one, of one shape")
{
    auto const first_differences = [](auto const& y, auto const& t, std::size_t rows) {
        return static_cast<double>(rows) * (y(0) - t(0));
    };
    std::array<std::array<float, 2>, 3> const y{{{1, 2}, {3, 4}, {5, 6}}};
    std::array<std::array<double, 2>, 3> const t{{{0, 0}, {0, 0}, {0, 0}}};
    CHECK(mean_over_outputs(y, t, "mse", first_differences) == 4.5);
    std::vector<double> const one{2, 1};
    std::array<std::array<float, 1>, 2> const column{{{1}, {1}}};
    CHECK(mean_over_outputs(one, column, "mse", first_differences) == 2); // (rows) and (rows, 1)
    CHECK_THROWS_WITH(
        mean_over_outputs(y, one, "mse", first_differences),
        "lamina: there are 3 predicted rows of 2 and 2 of 1 to compare them with; mse needs as many of "
        "both, at least one.");
    std::vector<double> const none;
    CHECK_THROWS_AS(mean_over_outputs(none, none, "mse", first_differences), ShapeError);
}

TEST_CASE("The mean over rows is of each once")
{
    CHECK(mean_over_rows(4, [](std::size_t row) { return static_cast<double>(row); }) == 1.5);
}
