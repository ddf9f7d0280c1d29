// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/relu6.hpp>

#include "laws/activation.hpp"

#include <string_view>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("ReLU6 at known points")
{
    static_assert(value_at<ReLU6>(-1.0) == 0 && value_at<ReLU6>(4.5) == 4.5 && value_at<ReLU6>(7.0) == 6);
    static_assert(slope_at<ReLU6>(4.5) == 1 && slope_at<ReLU6>(7.0) == 0);
    static_assert(slope_at<ReLU6>(0.0) == 0 && slope_at<ReLU6>(6.0) == 0); // as PyTorch has it
    static_assert(ReLU6::name == std::string_view("ReLU6") && Chain<ReLU6>::kept == Kept::output);
}

TEST_CASE("ReLU6 obeys the laws of an activation") { laws::activation<ReLU6>(); }
