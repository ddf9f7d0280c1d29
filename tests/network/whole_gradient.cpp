// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/whole_gradient.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 5>, Tanh, Dropout<0.25>, Linear<5, 2>>;
using Table = xt::xtensor<double, 2>;
} // namespace

TEST_CASE("Accumulating one batch and updating is a step, a Dropout's numbers included")
{
    random::NumPy numpy{1};
    Table const x = numpy.uniform(-1, 1, 40, 3), t = numpy.uniform(-1, 1, 40, 2);
    Network<A, double> first{random::Torch{1}}, second{random::Torch{1}};
    Trainer one{first, MSELoss{}, SGD{.lr = 0.1, .momentum = 0.5}};
    Trainer other{second, MSELoss{}, SGD{.lr = 0.1, .momentum = 0.5}, Threads{2}};
    for (int i = 0; i < 5; ++i) {
        CHECK(one.step(x, t) == Approx(other.accumulate(x, t)).epsilon(1e-14));
        other.update();
    }
    for (std::size_t i = 0; i < first.parameters().size(); ++i)
        CHECK(first.parameters().data()[i] == Approx(second.parameters().data()[i]).epsilon(1e-13));
}

TEST_CASE("An update without a gradient is refused, and a batch that does not fit adds nothing")
{
    random::NumPy numpy{1};
    Table const x = numpy.uniform(-1, 1, 4, 3), t = numpy.uniform(-1, 1, 4, 2);
    Table const fewer = numpy.uniform(-1, 1, 3, 2);
    Network<A, double> net{random::Torch{1}};
    auto const before = net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    CHECK_THROWS_WITH(trainer.update(),
                      "lamina: this trainer's update() has no gradient: call accumulate(x, t) "
                      "first.");
    CHECK_THROWS_AS(trainer.accumulate(x, fewer), ShapeError);
    CHECK_THROWS_AS(trainer.update(), std::logic_error);
    CHECK(net == before);
    trainer.accumulate(x, t);
    CHECK(net == before);
    trainer.update();
    CHECK(!(net == before));
    CHECK_THROWS_AS(trainer.update(), std::logic_error);
}

TEST_CASE("A trainer's average is its network before the first step and of arrays that are frozen")
{
    random::NumPy numpy{1};
    Table const x = numpy.uniform(-1, 1, 4, 3), t = numpy.uniform(-1, 1, 4, 2);
    Network<A, double> net{random::Torch{1}};
    auto const before = net;
    Trainer trainer{net, MSELoss{}, EMA{0.5, Groups{SGD{.lr = 0.1}, freeze<"0.">}}};
    CHECK(trainer.averaged() == before);
    trainer.step(x, t);
    CHECK(trainer.averaged() == net);
    trainer.step(x, t);
    CHECK(!(trainer.averaged() == net));
    CHECK((trainer.averaged().get<"0.weight">() == before.get<"0.weight">()));
    CHECK((net.get<"0.weight">() == before.get<"0.weight">()));
}
