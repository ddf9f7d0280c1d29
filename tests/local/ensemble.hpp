// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/ensemble.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

namespace lamina::laws {

using namespace core;

/// What every backend's ensembles obey: each network is what a reference network becomes alone.
template <class Backend>
void ensemble()
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 2>>;
    constexpr std::size_t count = 11; // lanes are left over
    constexpr std::size_t rows = 4;
    auto x = xt::xtensor<double, 2>::from_shape({count * rows, 2});
    auto t = xt::xtensor<double, 2>::from_shape({count * rows, 2});
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t.data()[i] = std::cos(static_cast<double>(i));
    BasicEnsemble<A, double, Backend> many{count, random::Torch{7}};
    std::vector<SGD<double>> optimizers;
    for (std::size_t i = 0; i < count; ++i)
        optimizers.push_back({.lr = 0.1 / static_cast<double>(1 + i), .momentum = 0.5});

    random::Torch torch{7};
    std::vector<reference::Network<A, double>> alone;
    for (std::size_t i = 0; i < count; ++i) alone.emplace_back(torch);
    auto const check = [&](std::vector<double> const& losses, std::size_t i, auto const& samples,
                           auto const& targets, auto const& optimizer) {
        Trainer trainer{alone[i], MSELoss{}, optimizer};
        CHECK(losses[i] == Approx(trainer.run(20, samples, targets)).epsilon(1e-12));
        auto const parameters = many[i];
        auto const expected = alone[i].parameters();
        for (std::size_t p = 0; p < expected.size(); ++p)
            CHECK(parameters.data()[p] == Approx(expected.data()[p]).epsilon(1e-12));
    };

    auto const apart = many.train(20, MSELoss{}, optimizers, x, t, Batches::apart);
    for (std::size_t i = 0; i < count; ++i) {
        auto const mine = [&](auto const& all) {
            xt::xtensor<double, 2> part = xt::view(all, xt::range(i * rows, (i + 1) * rows), xt::all());
            return part;
        };
        check(apart, i, mine(x), mine(t), optimizers[i]);
    }
    auto const shared = many.train(20, MSELoss{}, optimizers[0], x, t);
    for (std::size_t i = 0; i < count; ++i) check(shared, i, x, t, optimizers[0]);
    for (double const loss : shared) CHECK(shared[best_of(shared)] <= loss);
}

/// What every backend's ensembles answer where there are no networks, no steps or no rows.
template <class Backend>
void ensemble_of_nothing()
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 2>>;
    using Many = BasicEnsemble<A, double, Backend>;
    using Losses = std::vector<double>;
    auto const x = xt::xtensor<double, 2>::from_shape({6, 2});
    auto const nothing = xt::xtensor<double, 2>::from_shape({0, 2});
    auto const wide = xt::xtensor<double, 2>::from_shape({6, 3});
    std::vector<int> const wrong(6, 2);
    Many none{0, random::Torch{7}};
    Many three{3, random::Torch{7}};
    Many const still = three;
    for (Batches const batches : {Batches::shared, Batches::apart}) {
        for (std::size_t const steps : {0U, 1U}) {
            CHECK(none.train(steps, MSELoss{}, SGD{}, x, x, batches) == Losses{});
            CHECK(none.train(steps, MSELoss{}, std::vector<SGD<>>{}, x, x, batches) == Losses{});
            for (Many* const many : {&none, &three}) {
                CHECK_THROWS_AS(many->train(steps, MSELoss{}, SGD{}, nothing, nothing, batches), ShapeError);
                CHECK_THROWS_AS(many->train(steps, MSELoss{}, SGD{}, x, wide, batches), ShapeError);
                CHECK_THROWS_AS(many->train(steps, CrossEntropyLoss{}, SGD{}, x, wrong, batches), LabelError);
                CHECK_THROWS_AS(many->train(steps, MSELoss{}, std::vector<SGD<>>(2), x, x, batches),
                                ShapeError);
            }
        }
        CHECK(three.train(0, MSELoss{}, SGD{}, x, x, batches) == Losses{0, 0, 0});
    }
    CHECK_THROWS_AS(three.train(0, MSELoss{}, std::vector<SGD<>>{}, x, x), ShapeError);
    CHECK_THROWS_AS(best_of(none.train(1, MSELoss{}, SGD{}, x, x)), std::invalid_argument);
    for (std::size_t i = 0; i < 3; ++i) CHECK(three[i] == still[i]);
}

} // namespace lamina::laws
