// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/dropout.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses.hpp>
#include <lamina/network.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random.hpp>
#include <lamina/random/draw.hpp>
#include <lamina/trainer.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 40>, Tanh, Dropout<0.25>, Linear<40, 2>>;
using Without = Sequential<Linear<3, 40>, Tanh, Linear<40, 2>>;
xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, 70, 3); // more than a tile
xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(0, 1, 70, 2);

/// What a step of W x with Dropout moves W by, by hand: the first stage drops numbers of its output.
template <double P>
double wanted_move(std::size_t row_count, std::uint64_t seed, std::size_t step)
{
    double slope = 0;
    random::Noise<double> const noise{{seed, step}, 0};
    for (std::size_t row = 0; row < row_count; ++row)
        if (noise(row, 0) >= P) slope += static_cast<double>(row + 1) / (1 - P);
    return slope;
}
} // namespace

TEST_CASE("Where nothing is trained a Dropout is not there")
{
    Network<A, double> const net{random::Torch{3}};
    Network<Without, double> without{zeros};
    without.set<"0.weight">(net.get<"0.weight">());
    without.set<"0.bias">(net.get<"0.bias">());
    without.set<"2.weight">(net.get<"3.weight">());
    without.set<"2.bias">(net.get<"3.bias">());
    CHECK(xt::all(xt::equal(net(x), without(x))));
    CHECK(loss_of(net, MSELoss{}, x, t) == loss_of(without, MSELoss{}, x, t));
    auto const g = gradient(net, MSELoss{}, x, t);
    auto const wanted = gradient(without, MSELoss{}, x, t);
    CHECK(g.loss() == wanted.loss());
    CHECK(xt::all(xt::equal(g.template get<"0.weight">(), wanted.template get<"0.weight">())));
}

TEST_CASE("A step drops numbers as the hash says, and has the gradient of those that stay")
{
    using One = Sequential<Linear<1, 1, NoBias>, Dropout<0.25>>;
    auto inputs = xt::xtensor<double, 2>::from_shape({100, 1});
    for (std::size_t row = 0; row < 100; ++row) inputs(row, 0) = static_cast<double>(row + 1);
    xt::xtensor<double, 2> const slopes = xt::ones<double>({100, 1});
    Network<One, double> net{zeros};
    Trainer trainer{net, GivenSlope{}, SGD{.lr = 1}}; // sum(y dy), whose slope is dy
    trainer.seed(5);
    double w = 0;
    for (std::size_t step = 0; step < 3; ++step) {
        trainer.step(inputs, slopes);
        w -= wanted_move<0.25>(100, 5, step);
        CHECK(net.get<"0.weight">()(0, 0) == Approx(w).epsilon(1e-12));
    }
}

TEST_CASE("About as many are dropped as P says, and the rest scaled so that the mean stays")
{
    std::size_t dropped = 0;
    std::size_t const rows = 1000;
    std::size_t const columns = 100;
    random::Noise<float> const noise{{1, 7}, 2};
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            dropped += symbol::evaluate<ValueOf<Dropout<0.3>>>(1.0F, noise(row, column)) == 0;
    // 100,000 draws with p = 0.3 have a standard deviation of sqrt(100000 * 0.3 * 0.7) = 145
    CHECK(std::abs(static_cast<double>(dropped) - 30'000) < 4 * 145);
    CHECK(symbol::evaluate<ValueOf<Dropout<0.3>>>(1.0, 0.5) == Approx(1 / 0.7));
    CHECK(symbol::evaluate<ValueOf<Dropout<1.0>>>(3.0, 0.9) == 0);
    CHECK(symbol::evaluate<ValueOf<Dropout<0.0>>>(3.0, 0.0) == 3);
}

TEST_CASE(
    "The same numbers are dropped on every backend, by any number of threads, in one run and step by step")
{
    using Deep = Sequential<Dropout<0.1>, Linear<3, 40>, Tanh, Dropout<0.5>,
                            Residual<Linear<40, 40>, Dropout<0.2>>, Linear<40, 2>>;
    auto const run = [](auto net, auto... team) {
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}, team...};
        trainer.seed(9);
        trainer.run(6, x, t);
        return net.parameters();
    };
    auto const plain = run(reference::Network<Deep, double>{});
    auto const fast = run(Network<Deep, double>{});
    for (std::size_t i = 0; i < plain.size(); ++i)
        CHECK(fast.data()[i] == Approx(plain.data()[i]).epsilon(1e-10).margin(1e-14));
    CHECK(run(Network<Deep, double>{}, Threads{2}) == fast);
    Network<Deep, double> stepped;
    Trainer trainer{stepped, MSELoss{}, SGD{.lr = 0.1}};
    trainer.seed(9);
    for (int step = 0; step < 6; ++step) trainer.step(x, t);
    auto const steps = stepped.parameters();
    for (std::size_t i = 0; i < steps.size(); ++i)
        CHECK(steps.data()[i] == Approx(fast.data()[i]).epsilon(1e-12));
}

TEST_CASE("Another seed drops others")
{
    auto const run = [](std::uint64_t seed) {
        Network<A, double> net;
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
        trainer.seed(seed);
        trainer.step(x, t);
        return net.parameters();
    };
    CHECK(run(1) == run(1));
    CHECK(!(run(1) == run(2)));
}
