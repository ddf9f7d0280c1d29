// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/radam.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Optimizer<RAdam>);

TEST_CASE("RAdam's first five steps are those of the mean gradient, later ones nearly Adam's")
{
    using Rule = UpdateRule<RAdam>;
    static_assert(Rule::live_count == 2);
    CHECK(Rule::numbers<double>(RAdam{}, 5)[1] == 0);
    CHECK(Rule::numbers<double>(RAdam{}, 6)[1] > 0);
    CHECK(Rule::numbers<double>(RAdam{}, 100'000)[1] == Approx(1).epsilon(1e-12));
    auto const moved =
        Rule::apply<double>(1, 7, {0, 0}, Rule::numbers<double>(RAdam{.lr = 0.5, .eps = 0}, 1));
    CHECK(moved[0] == Approx(1 - 0.5 * 7));
    CHECK(Rule::apply<double>(1, 0, {0, 0}, Rule::numbers<double>(RAdam{.eps = 0}, 1))[0] == 1); // no 0 / 0
}
