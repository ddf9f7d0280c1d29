// SPDX-License-Identifier: BSL-1.0
#include <lamina/data.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("The list has what there is for data")
{
    Dataset const all{xt::xtensor<float, 2>{{1}, {2}, {3}, {4}}, std::vector<int>{0, 1, 1, 0}};
    auto const [training, test] = split(all, {.test = 0.5, .stratified = true});
    CHECK(Standardise::fit(training)(test).size() + MinMax::fit(training)(test).size() == 4);
    CHECK(folds(all, 2).size() == 2);
    CHECK(class_weights(training.labels(), 2) == std::vector<double>{1, 1});
    CHECK(OneHot::fit(all.labels()).classes().size() == 2);
}
