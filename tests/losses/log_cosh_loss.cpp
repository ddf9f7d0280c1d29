// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/log_cosh_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("LogCoshLoss at known points, near and far away")
{
    static_assert(Loss<LogCoshLoss<>>);
    CHECK(value<LogCoshLoss<>>(3, 1) == Approx(std::log(std::cosh(2.0))));
    CHECK(slope<LogCoshLoss<>>(3, 1) == Approx(std::tanh(2.0)));
    CHECK(value<LogCoshLoss<>>(1e-9, 0) == Approx(0.5e-18));
    CHECK(value<LogCoshLoss<>>(-1e4, 0) == Approx(1e4 - std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("LogCoshLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(LogCoshLoss<Sum>{}, LogCoshLoss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(LogCoshLoss{});
}
