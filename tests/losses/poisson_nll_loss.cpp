// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/poisson_nll_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("PoissonNLLLoss at known points")
{
    static_assert(Loss<PoissonNLLLoss<>> && Loss<PoissonNLLLoss<Sum, false, true>>);
    CHECK(value<PoissonNLLLoss<>>(1, 3) == Approx(std::exp(1.0) - 3));
    CHECK(slope<PoissonNLLLoss<>>(1, 3) == Approx(std::exp(1.0) - 3));
    CHECK(value<PoissonNLLLoss<Mean, false>>(2, 3) == Approx(2 - 3 * std::log(2.0)));
    CHECK(value<PoissonNLLLoss<Mean, false, false, 0.5>>(0, 3) == Approx(-3 * std::log(0.5)));
}

TEST_CASE("PoissonNLLLoss with Full has Stirling's approximation of log(t!) where t > 1")
{
    using Full = PoissonNLLLoss<Mean, true, true>;
    CHECK(value<Full>(0, 20) == Approx(1 + std::lgamma(21.0)).epsilon(1e-3)); // 1 / (12 t) is left out
    static_assert(value<Full>(0, 1) == 1 && value<Full>(0, 0) == 1);
}

TEST_CASE("PoissonNLLLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = xt::floor(random::NumPy{4}.uniform(0, 5, 4, 3));
    laws::loss(PoissonNLLLoss<Sum>{}, PoissonNLLLoss<Mean>{}, t, 12);
    laws::loss(PoissonNLLLoss<Sum, false, true>{}, PoissonNLLLoss<Mean, false, true>{}, t, 12, 0.1, 2);
    laws::loss_hands_on_nan_of_targets(PoissonNLLLoss{});
}
