// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/tanh.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Activation<Tanh>);

TEST_CASE("Tanh at known points")
{
    static_assert(value_at<Tanh>(0.0) == 0 && slope_at<Tanh>(0.0) == 1);
    CHECK(value_at<Tanh>(1.0) == Approx(0.7615941559557649)); // torch.tanh(1)
}

TEST_CASE("Tanh keeps its output") { static_assert(Chain<Tanh>::kept == Kept::output); }

TEST_CASE("Tanh obeys the laws of an activation") { laws::activation<Tanh>(); }
