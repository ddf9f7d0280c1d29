// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/relu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Activation<ReLU>);

namespace {
struct Plain : Formula {
    static constexpr auto value(auto x) { return max(x, 0); }
};
} // namespace

TEST_CASE("ReLU at known points")
{
    static_assert(value_at<ReLU>(2.5F) == 2.5F && value_at<ReLU>(-2.5F) == 0);
    static_assert(slope_at<ReLU>(2.5) == 1 && slope_at<ReLU>(-2.5) == 0);
    static_assert(slope_at<ReLU>(0.0) == 0); // as PyTorch has it
}

TEST_CASE("ReLU keeps its output, because it offers its derivative from there")
{
    static_assert(Chain<ReLU>::kept == Kept::output);
    static_assert(Chain<Plain>::kept == Kept::pre_activation);
}

TEST_CASE("ReLU obeys the laws of an activation") { laws::activation<ReLU>(); }
