// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/selu.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("SELU at known points")
{
    CHECK(value_at<SELU>(1.0) == Approx(1.0507009873554805));   // torch.selu(1)
    CHECK(value_at<SELU>(-1.0) == Approx(-1.1113307378125625)); // torch.selu(-1)
    CHECK(slope_at<SELU>(0.0) == Approx(1.7580993408473768));   // as PyTorch has it
    static_assert(Chain<SELU>::kept == Kept::output);
}

TEST_CASE("SELU obeys the laws of an activation") { laws::activation<SELU>(); }
