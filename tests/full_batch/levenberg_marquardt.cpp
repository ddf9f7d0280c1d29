// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/levenberg_marquardt.hpp>

#include "catch.hpp"

#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/full_batch/minimise.hpp>
#include <lamina/losses/mse_loss.hpp>

using namespace lamina;

namespace {

using A = Sequential<Linear<1, 10>, Tanh, Linear<10, 1>>;

struct Sine {
    xt::xtensor<double, 2> x = xt::linspace<double>(-2, 2, 64).reshape({64, 1});
    xt::xtensor<double, 2> t = xt::sin(3 * x);
    Network<A, double> net{random::Torch{1}};
};

} // namespace

TEST_CASE("Ten neurons come to sin(3x) but for 1e-4, from a hundred iterations")
{
    Sine sine;
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LevenbergMarquardt{.max_iter = 100});
    CHECK(result.loss < 1e-8);
    CHECK(result.loss == Approx(loss_of(sine.net, MSELoss{}, sine.x, sine.t)).epsilon(1e-10));
    CHECK(result.losses.size() == result.iterations + 1);
    CHECK(std::is_sorted(result.losses.rbegin(), result.losses.rend()));
    CHECK(result.evaluations < 150); // 111 with g++ and AVX-512: a rounding changes which steps are tried
    CHECK(sine.net({0.5})[0] == Approx(std::sin(1.5)).margin(1e-3));
}
TEST_CASE("Of a batch that a network can give it ends where there is no slope")
{
    Sine sine;
    sine.t = sine.net(sine.x);
    auto near = sine.net.parameters();
    for (double& number : near) number *= 1.01;
    sine.net = near;
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LevenbergMarquardt{});
    CHECK(result.ending == Ending::gradient);
    CHECK(result.loss < 1e-16);
    auto const again = minimise(sine.net, MSELoss{}, sine.x, sine.t, LevenbergMarquardt{});
    CHECK(again.iterations == 0);
    CHECK(again.evaluations == 1);
}
TEST_CASE("A callback ends Levenberg's and Marquardt's method")
{
    Sine sine;
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LevenbergMarquardt{},
                                 every(2, [](std::size_t iteration) { return iteration < 4; }));
    CHECK(result.ending == Ending::callback);
    CHECK(result.iterations == 4);
}
TEST_CASE(
    "Levenberg's and Marquardt's method refuses numbers without sense, and more memory than it may take")
{
    Sine sine;
    auto const before = sine.net;
    auto const fit = [&](LevenbergMarquardt const& optimizer) {
        minimise(sine.net, MSELoss{}, sine.x, sine.t, optimizer);
    };
    CHECK_THROWS_WITH(
        fit({.max_memory = 15'000}),
        "lamina: LevenbergMarquardt solves for all 31 parameters of this network at once, in 15872 "
        "bytes; its max_memory is 15000. Take LBFGS, a smaller network, or a larger max_memory.");
    CHECK_THROWS_AS(fit({.max_memory = 15'000}), std::length_error);
    CHECK_THROWS_WITH(
        fit({.damping = 0}),
        "lamina: the damping of LevenbergMarquardt is not positive; give a number such as 1e-3.");
    CHECK_THROWS_AS(fit({.tolerance_grad = -1}), std::invalid_argument);
    CHECK(sine.net == before);
}
TEST_CASE("A network of float comes to the digits of float and ends")
{
    Sine const sine;
    Network<A> net{random::Torch{1}};
    xt::xtensor<float, 2> const x = xt::cast<float>(sine.x), t = xt::cast<float>(sine.t);
    auto const result = minimise(net, MSELoss{}, x, t, LevenbergMarquardt{.max_iter = 100});
    CAPTURE(result.iterations, result.why());
    CHECK(result.loss < 1e-6);
}
