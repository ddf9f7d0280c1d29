// SPDX-License-Identifier: BSL-1.0
// Networks on several threads: the numbers of one, bit for bit.
#include "catch.hpp"
#include "local/exactly.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

#include <stdexcept>

using namespace lamina;
using namespace lamina::core;

namespace {

using Wide = Sequential<Linear<70, 200>, ReLU, Linear<200, 150>, Tanh, Linear<150, 10>>;
using Rectified = Sequential<Linear<70, 200, NoBias>, PReLU<200>, Linear<200, 150>, PReLU<>, Linear<150, 3>>;
using Narrow = Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>>;

// (clang 19 warns of designated initializers inside a template)
constexpr SGD sgd{.lr = 0.01, .momentum = 0.9};

template <class T>
xt::xtensor<T, 2> numbers(std::size_t rows, std::size_t columns)
{
    return xt::cast<T>(random::NumPy{static_cast<std::uint32_t>(rows)}.uniform(-1, 1, rows, columns));
}

/// The parameters after a few steps, and what the network gives for the batch.
template <class A, class T, class Loss>
auto after_training(std::size_t rows, auto const& target, auto... threads)
{
    Network<A, T> net;
    auto const x = numbers<T>(rows, input_size<A>);
    Trainer trainer{net, Loss{}, sgd, threads...};
    std::vector<T> losses;
    for (int i = 0; i < 3; ++i) losses.push_back(trainer.step(x, target));
    losses.push_back(trainer.run(2, x, target));
    xt::xtensor<T, 2> y({rows, output_size<A>});
    net.forward(x, y, threads...);
    return std::tuple{net.parameters(), losses, y};
}

template <class A, class T, class Loss>
void check(std::size_t rows, auto const& target)
{
    auto const alone = after_training<A, T, Loss>(rows, target);
    for (std::size_t const threads : {1u, 2u, 4u, 8u}) {
        CAPTURE(rows, threads);
        auto const shared = after_training<A, T, Loss>(rows, target, Exactly{threads});
        CHECK((std::get<0>(shared) == std::get<0>(alone)));
        CHECK(std::get<1>(shared) == std::get<1>(alone));
        CHECK((std::get<2>(shared) == std::get<2>(alone)));
    }
}

} // namespace

TEST_CASE("1, 2, 4 and 8 threads give the bits of none, in whole batches, odd ones and several tiles of them")
{
    for (std::size_t const rows : {64u, 77u, 300u}) {
        check<Wide, float, MSELoss<>>(rows, numbers<float>(rows, 10));
        check<Wide, double, MSELoss<Sum>>(rows, xt::xtensor<double, 2>(0.01 * numbers<double>(rows, 10)));
        std::vector<int> labels(rows);
        for (std::size_t row = 0; row < rows; ++row) labels[row] = static_cast<int>(row % 10);
        check<Wide, float, CrossEntropyLoss<>>(rows, labels);
    }
}

TEST_CASE("So they do of batches that are added up in groups")
{
    check<Wide, float, MSELoss<>>(4'500, numbers<float>(4'500, 10));
    check<Rectified, float, MSELoss<>>(4'500, numbers<float>(4'500, 3));
}

TEST_CASE("Threads{n} are at most the cores that there are, and have the same bits")
{
    std::size_t const rows = 300;
    auto const target = numbers<float>(rows, 10);
    CHECK((after_training<Wide, float, MSELoss<>>(rows, target, Threads{64}) ==
           after_training<Wide, float, MSELoss<>>(rows, target)));
}

TEST_CASE("A count that was negative is refused before anything is computed")
{
    Threads const none{static_cast<std::size_t>(-1)};
    Network<Narrow> net;
    Network<Narrow> const before = net;
    CHECK_THROWS_AS((Trainer{net, MSELoss{}, sgd, none}), std::invalid_argument);
    xt::xtensor<float, 2> const x = numbers<float>(8, 2);
    xt::xtensor<float, 2> y = xt::zeros<float>({8, 1});
    CHECK_THROWS_AS(net.forward(x, y, none), std::invalid_argument);
    xt::xtensor_fixed<float, xt::xshape<8, 2>> const fixed = x;
    CHECK_THROWS_AS(net.forward(fixed, y, none), std::invalid_argument);
    CHECK((y == xt::xtensor<float, 2>(xt::zeros<float>({8, 1}))));
    CHECK((net == before));
}

TEST_CASE("Parameters of formulas, whose gradients are sums over all places, are no exception")
{
    for (std::size_t const rows : {65u, 260u})
        check<Rectified, float, MSELoss<>>(rows, numbers<float>(rows, 3));
}

TEST_CASE("Nor is one row whose type says that it is one, though its layers are worth sharing")
{
    using One = Sequential<Linear<900, 900>, ReLU, Linear<900, 900>>;
    xt::xtensor_fixed<float, xt::xshape<1, 900>> const x = numbers<float>(1, 900);
    Network<One> net, shared;
    Trainer alone{net, MSELoss{}, sgd};
    Trainer team{shared, MSELoss{}, sgd, Exactly{2}};
    for (int i = 0; i < 3; ++i) CHECK(team.step(x, x) == alone.step(x, x));
    CHECK(shared == net);
}

TEST_CASE("Nor are networks with a sample in each lane")
{
    std::size_t const rows = 400'003; // enough work to share
    auto const x = numbers<float>(rows, 2);
    Network<Narrow> const net;
    xt::xtensor<float, 2> alone({rows, 1}), shared({rows, 1});
    net.forward(x, alone);
    for (std::size_t const threads : {2u, 4u, 8u}) {
        net.forward(x, shared, Exactly{threads});
        CHECK((shared == alone));
    }
    check<Narrow, double, MSELoss<>>(50, numbers<double>(50, 1));
}

TEST_CASE("An ensemble's networks are shared by threads and have the same bits")
{
    xt::xtensor<float, 2> const x{{0, 1}, {1, 0}};
    xt::xtensor<float, 2> const t{{1}, {0}};
    Ensemble<Sequential<Linear<2, 1>>> alone{50, random::Torch{1}};
    Ensemble<Sequential<Linear<2, 1>>> shared{50, random::Torch{1}};
    auto const losses = alone.train(9, MSELoss{}, SGD{.lr = 0.1}, x, t);
    CHECK(shared.train(9, MSELoss{}, SGD{.lr = 0.1}, x, t, Batches::shared, Exactly{3}) == losses);
    for (std::size_t i = 0; i < 50; ++i) CHECK(alone[i] == shared[i]);
}
