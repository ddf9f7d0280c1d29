// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/dataset.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("smoke")
{
    xt::xtensor<float, 2> const x{{1, 2}, {3, 4}, {5, 6}};
    xt::xtensor<int, 1> const label{0, 1, 2};
    Dataset const all{x, label};
    static_assert(std::same_as<decltype(all), Dataset<xt::xtensor<float, 2>, xt::xtensor<int, 1>> const>);
    for (auto const& [a, t] : all.batches(2, 7)) CHECK(a.shape(0) == t.shape(0));
    CHECK(all[1].target == 1);
    Dataset const lazy{2 * x, label};
    CHECK(lazy.inputs()(1, 1) == 8);
}
