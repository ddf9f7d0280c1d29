// SPDX-License-Identifier: BSL-1.0
#include <lamina/data.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("data.hpp has data sets, their parts, scales and classes")
{
    xt::xtensor<double, 2> const x{{1, 2}, {3, 4}, {5, 6}, {7, 8}};
    xt::xtensor<int, 1> const labels{0, 1, 0, 1};
    auto const [training, test] = split(Dataset{x, labels}, {.test = 0.5});
    CHECK(training.size() == 2);
    CHECK(Standardise::fit(training)(test).size() == 2);
    CHECK(OneHot::fit(labels).classes().size() == 2);
}
