// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/sigmoid.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Activation<Sigmoid>);

TEST_CASE("Sigmoid at known points")
{
    static_assert(value_at<Sigmoid>(0.0F) == 0.5F && slope_at<Sigmoid>(0.0F) == 0.25F);
    static_assert(value_at<Sigmoid>(-1000.0) == 0 && value_at<Sigmoid>(1000.0) == 1);
    CHECK(value_at<Sigmoid>(1.0) == Approx(0.7310585786300049)); // torch.sigmoid(1)
}

TEST_CASE("Sigmoid keeps its output: its derived slope y (1 - y) reads nothing else")
{
    static_assert(Chain<Sigmoid>::kept == Kept::output);
    using Y = symbol::Variable<0>;
    using Slope = decltype(Y{} * (symbol::One{} - Y{}) * symbol::Variable<1>{});
    static_assert(std::same_as<Chain<Sigmoid>::Backward<0>, Slope>);
}

TEST_CASE("Sigmoid obeys the laws of an activation") { laws::activation<Sigmoid>(); }
