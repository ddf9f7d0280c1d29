// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/gaussian_nll_loss.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using Of = LossOfPairs<GaussianNLLLoss<>>;

double at(auto e, double y, double t, double v) { return symbol::evaluate<decltype(e)>(y, t, v); }
} // namespace

TEST_CASE("GaussianNLLLoss at known points, and its slopes by mean and variance")
{
    static_assert(Loss<GaussianNLLLoss<>> && outputs_of_target<GaussianNLLLoss<Sum>> == 2);
    CHECK(at(Of::Value{}, 3, 1, 4) == Approx((std::log(4.0) + 1) / 2));
    double const h = 1e-6;
    for (double const v : {0.25, 1.0, 4.0}) {
        CHECK(at(Of::Slope{}, 3, 1, v) ==
              Approx((at(Of::Value{}, 3 + h, 1, v) - at(Of::Value{}, 3 - h, 1, v)) / (2 * h)).epsilon(1e-8));
        CHECK(at(Of::SecondSlope{}, 3, 1, v) ==
              Approx((at(Of::Value{}, 3, 1, v + h) - at(Of::Value{}, 3, 1, v - h)) / (2 * h)).epsilon(1e-7));
    }
    // a variance of 0 counts as 1e-6, and grows where the error is larger
    CHECK(at(Of::Value{}, 1, 1, 0) == Approx(std::log(1e-6) / 2));
    CHECK(at(Of::SecondSlope{}, 2, 1, 0) == Approx((1e6 - 1e12) / 2));
    CHECK(at(LossOfPairs<GaussianNLLLoss<Mean, true>>::Value{}, 1, 1, 1) ==
          Approx(std::log(2 * 3.141592653589793) / 2));
}

TEST_CASE("A network learns the mean and the variance of its targets")
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 2'000, 1), noise = numpy.randn(2'000, 1);
    xt::xtensor<double, 2> const t = 2 * x + 0.5 * noise;
    Network<Sequential<Concat<Linear<1, 1>, Sequential<Linear<1, 1>, Softplus<>>>>, double> net{
        random::Torch{1}};
    Trainer trainer{net, GaussianNLLLoss{}, Adam{.lr = 0.02}};
    trainer.run(1'500, x, t);
    for (double const at : {-0.5, 0.0, 0.75}) {
        auto const y = net({at});
        CHECK(y[0] == Approx(2 * at).margin(0.05));
        CHECK(std::sqrt(y[1]) == Approx(0.5).epsilon(0.1));
    }
}

TEST_CASE("Targets are half as wide as the outputs")
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 3, 1), t = numpy.uniform(-1, 1, 3, 2);
    Network<Sequential<Linear<1, 2>>, double> net{random::Torch{1}};
    CHECK_THROWS_AS(gradient(net, GaussianNLLLoss{}, x, t), ShapeError);
}
