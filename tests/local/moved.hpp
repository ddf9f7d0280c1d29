// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/state_dict.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>

#include <limits>

namespace lamina::laws {

using namespace core;

/// What a network that was moved from obeys, on every backend and of every size. `loses`: it loses its
/// parameters, and does not keep a copy.
template <class Net>
void moved_network(bool loses)
{
    using T = typename Net::value_type;
    Net const wanted{random::Torch{3}};
    auto const moved_from = [&] {
        Net net = wanted;
        Net const taker = std::move(net);
        CHECK(taker == wanted);
        return net; // NOLINT(bugprone-use-after-move): a copy of what was moved from, here and below
    };

    Net net = moved_from();
    CHECK((net == wanted) != loses);
    CHECK(net == moved_from());
    Net copy = net;
    CHECK(copy == net);
    copy = wanted;
    copy = net;
    CHECK(copy == net);
    copy = std::move(net);
    CHECK(copy == moved_from());
    copy = Net{wanted};
    CHECK(copy == wanted);
    copy = moved_from();
    copy = wanted.parameters();
    CHECK(copy == wanted);
    copy = moved_from();
    load_state_dict(copy, state_dict(wanted));
    CHECK(copy == wanted);
    using std::swap;
    Net other = moved_from();
    swap(copy, other);
    CHECK(other == wanted);
    CHECK(copy == moved_from());

    Net const nothing = moved_from();
    xt::xtensor<T, 2> const x = xt::cast<T>(random::NumPy{1}.uniform(-1, 1, 3, Net::inputs));
    xt::xtensor<T, 2> const t = xt::cast<T>(random::NumPy{2}.uniform(-1, 1, 3, Net::outputs));
    xt::xtensor<T, 2> y({3, Net::outputs});
    if (loses) {
        net = moved_from();
        CHECK_THROWS_WITH(nothing.template get<"0.weight">(),
                          "lamina: the numbers of this network, Parameters, Gradient, Workspace or trainer "
                          "were moved to another one. Assign to it before it is used again.");
        CHECK_THROWS_AS(nothing.element(0, 0, 0), MovedFromError);
        CHECK_THROWS_AS(nothing.parameters(), MovedFromError);
        CHECK_THROWS_AS(state_dict(nothing), MovedFromError);
        CHECK_THROWS_AS(nothing.storage(), MovedFromError);
        CHECK_THROWS_AS(net.storage(), MovedFromError);
        CHECK_THROWS_AS(nothing(x), MovedFromError);
        CHECK_THROWS_AS(nothing.forward(x, y), MovedFromError);
        CHECK_THROWS_AS(gradient(nothing, MSELoss{}, x, t), MovedFromError);
        Trainer trainer{net, MSELoss{}, SGD{}};
        CHECK_THROWS_AS(trainer.step(x, t), MovedFromError);
        CHECK_THROWS_AS(trainer.run(3, x, t), MovedFromError);
        CHECK_THROWS_AS(loss_of(nothing, MSELoss{}, x, t), MovedFromError);
        CHECK_THROWS_AS(trainer.apply(wanted.parameters()), MovedFromError);
        CHECK(net == nothing);

        // one number makes it whole, the others 0
        std::vector<T> const ones(array_keys<typename Net::architecture>[1].parameter.size(), T(1));
        net.template set<"0.bias">(ones);
        Net whole{zeros};
        whole.template set<"0.bias">(ones);
        CHECK(net == whole);
        net = moved_from();
        net.element(1, 0, 0) = T(2);
        CHECK(std::as_const(net).element(1, 0, 0) == T(2));
        CHECK(std::as_const(net).element(0, 0, 0) == T(0));
        trainer.step(x, t);
        CHECK(trainer.network() == net);
    } else {
        CHECK(xt::all(xt::equal(nothing(x), wanted(x))));
    }
    auto slopes = gradient(wanted, MSELoss{}, x, t);
    auto const taken = std::move(slopes);
    auto const again = slopes;
    Net trained = wanted;
    Trainer trainer{trained, MSELoss{}, SGD{}};
    if (loses) {
        CHECK_THROWS_AS(again.element(0, 0, 0), MovedFromError);
        CHECK_THROWS_AS(again.parameters(), MovedFromError);
        CHECK_THROWS_AS(trainer.apply(again), MovedFromError);
        CHECK(trained == wanted);
    }
    slopes = taken;
    CHECK(slopes.element(0, 0, 0) == taken.element(0, 0, 0));
}

} // namespace lamina::laws
