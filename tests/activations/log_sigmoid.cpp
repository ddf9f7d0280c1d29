// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/log_sigmoid.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("LogSigmoid at known points")
{
    CHECK(value_at<LogSigmoid>(0.0) == Approx(-0.6931471805599453)); // torch.nn.functional.logsigmoid(0)
    static_assert(value_at<LogSigmoid>(-1e4) == -1e4 && slope_at<LogSigmoid>(-1e4) == 1);
    static_assert(value_at<LogSigmoid>(1e4) == 0 && slope_at<LogSigmoid>(0.0) == 0.5);
}

TEST_CASE("LogSigmoid obeys the laws of an activation") { laws::activation<LogSigmoid>(); }
