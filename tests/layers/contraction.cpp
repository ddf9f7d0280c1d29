// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/contraction.hpp>

#include "catch.hpp"
#include "local/circular.hpp"

#include <lamina/activations/sigmoid.hpp>
#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/state_dict.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers/sgd.hpp>
#include <lamina/pass/backend.hpp>
#include <lamina/random/torch.hpp>

#include <type_traits>

TEST_CASE("Sizes that the compiler knows take no room")
{
    using namespace lamina::core;
    using Known = Dense<Constant<784>, Constant<512>, true>;
    static_assert(Known::is_static && std::is_empty_v<Known> && Known{}.inputs == 784 &&
                  Known{}.outputs == 512);
    static_assert(!Dense<std::size_t, Constant<3>, true>::is_static && !Direct<std::size_t>::is_static);
    static_assert(Direct<Constant<4>>::is_static && !Direct<Constant<4>>::has_weight);
}

TEST_CASE("A layer's contraction is one of those that backends compute, of sizes in its type")
{
    using namespace lamina::core;
    static_assert(is_contraction<Dense<Constant<2>, Constant<3>, true>> &&
                  is_contraction<Direct<Constant<2>>>);
    static_assert(!is_contraction<Dense<std::size_t, std::size_t, true>> && !is_contraction<int>);
}

TEST_CASE("A layer that contracts has a contraction, and a formula has none")
{
    using namespace lamina;
    static_assert(core::ContractionLayer<Linear<2, 3>> && !core::ContractionLayer<Sigmoid>);
}

namespace {

using lamina::laws::CircularBackend, lamina::laws::CircularConv;
using Circles = lamina::Sequential<lamina::Linear<3, 5>, lamina::Tanh, CircularConv<5, 3>, lamina::Tanh,
                                   CircularConv<5, 7>, lamina::Linear<5, 2>>;
using Net = lamina::core::BasicNetwork<Circles, double, CircularBackend>;

xt::xtensor<double, 2> const three_rows{{0.1, -0.4, 0.7}, {0.3, 0.2, -0.9}, {-0.6, 0.5, 0.8}};
xt::xtensor<double, 2> const their_targets{{1, 0}, {0.5, -1}, {0.25, 0.75}};

} // namespace

TEST_CASE("A contraction of one's own is a backend's verbs that take it, and a weight of any axes")
{
    using namespace lamina;
    static_assert(core::Backend<CircularBackend, double>);
    static_assert(core::Computes<CircularBackend, double, core::Circular<5, 3>>);
    static_assert(!core::Computes<reference::Backend, double, core::Circular<5, 3>>);
    static_assert(parameter_count<Circles> == 20 + 3 + 7 + 12 && mac_count<Circles> == 15 + 15 + 35 + 10);

    Net net{random::Torch{1}};
    xt::xtensor<double, 3> const kernel{{{0.5, -1, 0.25}}};
    net.set<"2.weight">(kernel);
    CHECK((net.get<"2.weight">() == kernel));
    xt::xtensor<double, 2> const x{{1, 2, 3, 4, 5}};
    core::BasicNetwork<Sequential<CircularConv<5, 3>>, double, CircularBackend> alone;
    alone.set<"0.weight">(std::vector{0.5, -1.0, 0.25});
    CHECK((alone(x) == xt::xtensor<double, 2>{{-0.75, -1, -1.25, -2.75, 2}}));
    CHECK_THROWS_WITH(net.set<"2.weight">(xt::xtensor<double, 3>{{{1.0, 2.0}}}),
                      "lamina: \"2.weight\" has the shape (1, 1, 3); the array given has (1, 1, 2).");
}

TEST_CASE("Its gradients are those of differences")
{
    using namespace lamina;
    Net net{random::Torch{2}};
    auto const slopes = gradient(net, MSELoss{}, three_rows, their_targets).parameters();
    auto numbers = net.parameters();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        double const before = numbers.data()[i];
        auto const loss = [&](double value) {
            numbers.data()[i] = value;
            return loss_of(Net{numbers}, MSELoss{}, three_rows, their_targets);
        };
        double const step = 1e-5;
        double const slope = (loss(before + step) - loss(before - step)) / (2 * step);
        numbers.data()[i] = before;
        CAPTURE(i);
        CHECK(slopes.data()[i] == Approx(slope).epsilon(1e-7).margin(1e-9));
    }
}

TEST_CASE("It trains, and its arrays go out and in under their names")
{
    using namespace lamina;
    Net net{random::Torch{3}};
    Trainer trainer{net, MSELoss{}, SGD<>{.lr = 0.1}};
    double const first = trainer.step(three_rows, their_targets);
    CHECK(trainer.run(200, three_rows, their_targets) < 0.1 * first);
    auto const state = state_dict(net);
    CHECK(state[2].first == "2.weight");
    CHECK(state[2].second.dimension() == 3);
    Net other;
    load_state_dict(other, state);
    CHECK(other == net);
}
