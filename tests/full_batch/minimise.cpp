// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/minimise.hpp>

#include "catch.hpp"

#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/full_batch/lbfgs.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers/adam.hpp>
#include <lamina/random/numpy.hpp>

#include <limits>

using namespace lamina;

namespace {

using A = Sequential<Linear<1, 10>, Tanh, Linear<10, 1>>;

struct Sine {
    xt::xtensor<double, 2> x = xt::linspace<double>(-2, 2, 64).reshape({64, 1});
    xt::xtensor<double, 2> t = xt::sin(3 * x);
    Network<A, double> net{random::Torch{1}};
};

} // namespace

TEST_CASE("minimise leaves the network at the best point, whose loss is what it says")
{
    Sine sine, again;
    double const before = loss_of(sine.net, MSELoss{}, sine.x, sine.t);
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LBFGS{.max_iter = 100});
    CHECK(result.losses.front() == Approx(before).epsilon(1e-14));
    CHECK(result.losses.size() == 101);
    CHECK(result.iterations == 100);
    CHECK(result.loss == result.losses.back());
    CHECK(loss_of(sine.net, MSELoss{}, sine.x, sine.t) == Approx(result.loss).epsilon(1e-12));
    CHECK(minimise(again.net, MSELoss{}, again.x, again.t, LBFGS{.max_iter = 100}).losses == result.losses);
    CHECK(again.net == sine.net);
}
TEST_CASE("L-BFGS is far ahead of Adam after as many passes over the batch")
{
    Sine sine, slow;
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LBFGS{.max_iter = 300});
    Trainer trainer{slow.net, MSELoss{}, Adam{.lr = 0.01}};
    double const of_adam = trainer.run(result.evaluations, slow.x, slow.t);
    CAPTURE(result.loss, of_adam, result.evaluations);
    CHECK(result.loss < 1e-4);
    CHECK(of_adam > 100 * result.loss);
}
TEST_CASE("A callback sees the start and each k-th iteration with the network as it is then, and may end it")
{
    Sine sine;
    auto const start = sine.net;
    std::vector<std::size_t> seen;
    auto const look = [&](std::size_t iteration, double loss, Network<A, double> const& net) {
        seen.push_back(iteration);
        CHECK(loss_of(net, MSELoss{}, sine.x, sine.t) == Approx(loss).epsilon(1e-12));
        CHECK(sine.net == start);
        return iteration < 10;
    };
    auto const result = minimise(sine.net, MSELoss{}, sine.x, sine.t, LBFGS{}, every(5, look));
    CHECK(seen == std::vector<std::size_t>{0, 5, 10});
    CHECK(result.ending == Ending::callback);
    CHECK(result.iterations == 10);
    CHECK(loss_of(sine.net, MSELoss{}, sine.x, sine.t) == Approx(result.loss).epsilon(1e-12));
}
TEST_CASE("After an error a network is as it was")
{
    Sine sine;
    auto const before = sine.net;
    xt::xtensor<double, 2> const few = xt::zeros<double>({3, 1});
    CHECK_THROWS_AS(minimise(sine.net, MSELoss{}, sine.x, few, LBFGS{}), ShapeError);
    CHECK_THROWS_AS(minimise(sine.net, MSELoss{}, sine.x, sine.t, LBFGS{.history_size = 0}),
                    std::invalid_argument);
    struct Own {};
    auto const fail = [](std::size_t iteration, double) {
        if (iteration == 3) throw Own{};
        return true;
    };
    CHECK_THROWS_AS(minimise(sine.net, MSELoss{}, sine.x, sine.t, LBFGS{}, every(1, fail)), Own);
    auto bad = sine.t;
    bad(5, 0) = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH(
        minimise(sine.net, MSELoss{}, sine.x, bad, LBFGS{}),
        "lamina: the loss of the network that minimise starts from is not finite; start from other "
        "parameters, or look for one that is not finite, or an input or target.");
    CHECK(sine.net == before);
}
TEST_CASE("A network of float is fitted to the digits of float")
{
    Sine const sine;
    Network<A> net{random::Torch{1}};
    xt::xtensor<float, 2> const x = xt::cast<float>(sine.x), t = xt::cast<float>(sine.t);
    auto const result = minimise(net, MSELoss{}, x, t, LBFGS{.max_iter = 200});
    CHECK(result.loss < 1e-3);
    CHECK(static_cast<double>(loss_of(net, MSELoss{}, x, t)) == Approx(result.loss).epsilon(1e-4));
}
