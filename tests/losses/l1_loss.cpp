// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/l1_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("L1Loss at known points")
{
    static_assert(Loss<L1Loss<>>);
    static_assert(symbol::evaluate<ElementLoss<L1Loss<>>::Value>(1.0, 3.5) == 2.5);
    static_assert(symbol::evaluate<ElementLoss<L1Loss<>>::Slope>(1.0, 3.5) == -1);
    static_assert(symbol::evaluate<ElementLoss<L1Loss<>>::Slope>(2.0, 2.0) == 0); // as PyTorch has it
}

TEST_CASE("L1Loss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(L1Loss<Sum>{}, L1Loss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(L1Loss{});
}
