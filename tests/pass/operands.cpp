// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/operands.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The operands of a stage are values and random numbers, in the order of its formulas")
{
    using A = Sequential<Linear<2, 3>, Residual<Linear<3, 3>, Dropout<>>, Dropout<>>;
    using Last = StageOf<TrainingModelOf<A>, 1>;
    auto const views = operands_of<Last>([](std::size_t value) { return 10 + value; }, 'r');
    CHECK(views.at<0>() == 'r');
    CHECK(views.at<1>() == 11U);
    CHECK(views.at<2>() == 'r');
    static_assert(
        std::is_empty_v<decltype(operands_of<StageOf<ModelOf<Sequential<Linear<2, 3>, Tanh>>, 0>>(0, 0))>);
}
