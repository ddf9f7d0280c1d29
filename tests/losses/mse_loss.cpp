// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/mse_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("MSELoss at known points")
{
    static_assert(Loss<MSELoss<>>);
    static_assert(symbol::evaluate<ElementLoss<MSELoss<>>::Value>(3.0, 1.0) == 4);
    static_assert(symbol::evaluate<ElementLoss<MSELoss<>>::Slope>(3.0, 1.0) == 4);
    static_assert(!is_row_loss<MSELoss<>>);
}

TEST_CASE("MSELoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(MSELoss<Sum>{}, MSELoss<Mean>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(MSELoss{});
}
