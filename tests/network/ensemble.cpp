// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/ensemble.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random.hpp>

#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {

/// Does nothing but say which rows and rate each network has.
struct Recording : reference::Backend {};
using A = Sequential<Linear<1, 1, NoBias>>;
using Many = BasicEnsemble<A, double, Recording>;

} // namespace

template <class T, class Model>
struct lamina::core::EnsembleEngine<Recording, T, Model> {
    template <class Loss, class Optimizer>
    static void train(EnsembleJob<T, Optimizer> const& job, auto const& x, auto const& /*target*/, T* losses,
                      OneThread /*team*/)
    {
        for (std::size_t i = 0; i < job.networks; ++i) {
            losses[i] = x(job.first(i, x.rows()), 0) + job.optimizer(i).lr;
            job.parameters[i] = T(10) * static_cast<T>(i);
        }
    }
};

TEST_CASE("Every network of an ensemble has its parameters, its rows and its optimizer")
{
    Many many{3, random::Torch{1}};
    random::Torch torch{1};
    for (std::size_t i = 0; i < 3; ++i) CHECK(many[i] == reference::Network<A, double>{torch}.parameters());
    xt::xtensor<double, 2> const x{{1}, {2}, {3}, {4}, {5}, {6}};
    std::vector<SGD<>> const each{{.lr = 0.25}, {.lr = 0.5}, {.lr = 0.75}};
    CHECK(many.train(1, MSELoss{}, each, x, x, Batches::apart) == std::vector<double>{1.25, 3.5, 5.75});
    CHECK(many.train(1, MSELoss{}, each[0], x, x) == std::vector<double>{1.25, 1.25, 1.25});
    CHECK(many[2].data()[0] == 20);
    many.set(2, many[1]);
    CHECK(many[2].data()[0] == 10);
}

TEST_CASE("An ensemble says what does not fit it")
{
    Many many{3, random::Torch{1}};
    xt::xtensor<double, 2> const x{{1}, {2}, {3}, {4}};
    auto const text_of = [&](auto const& optimizers, Batches batches) {
        try {
            static_cast<void>(many.train(1, MSELoss{}, optimizers, x, x, batches));
        } catch (ShapeError const& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    CHECK(text_of(std::vector<SGD<>>(2), Batches::shared) ==
          "lamina: this ensemble has 3 networks; there are 2 optimizers. Give one, or one for each.");
    CHECK(text_of(SGD{}, Batches::apart) == "lamina: 4 rows cannot be shared equally by 3 networks.");
}

TEST_CASE("The best network is the one with the least finite loss")
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    double const infinity = std::numeric_limits<double>::infinity();
    using Losses = std::vector<double>;
    CHECK(best_of(Losses{nan, 3, 1, nan, 2}) == 2);
    CHECK(best_of(Losses{1, 1, 2}) == 0);
    CHECK(best_of(Losses{infinity, nan, 5}) == 2); // neither compares less than the other: NaN came before 5
    CHECK(best_of(Losses{-infinity, nan, 5, infinity}) == 2);
    CHECK(best_of(std::vector<float>{std::numeric_limits<float>::max()}) == 0);
    CHECK_THROWS_WITH(best_of(Losses{nan, infinity, -infinity}),
                      "lamina: of 3 losses none is finite, so that no network is the best.");
    CHECK_THROWS_WITH(best_of(Losses{}),
                      "lamina: of 0 losses none is finite, so that no network is the best.");
}

TEST_CASE("An ensemble has only the networks that it has")
{
    Many many{3, random::Torch{1}};
    CHECK_THROWS_WITH(many[3],
                      "lamina: this ensemble has 3 networks, counted from 0; there is no network 3.");
    CHECK_THROWS_AS(many[SIZE_MAX], std::out_of_range);
    CHECK_THROWS_AS(many.set(3, many[0]), std::out_of_range);
    Many const taker = std::move(many);
    CHECK(taker.size() == 3);
    CHECK(many.size() == 0); // moved from: an ensemble of none
    CHECK_THROWS_AS(many[0], std::out_of_range);
    many = taker;
    CHECK(many[2] == taker[2]);
}

TEST_CASE("An ensemble that no memory can hold is refused")
{
    using Wide = BasicEnsemble<Sequential<Linear<100, 100>>, double, Recording>;
    CHECK_THROWS_WITH((Wide{SIZE_MAX, random::Torch{1}}),
                      "lamina: an ensemble of 18446744073709551615 networks of 10100 parameters is more than "
                      "memory can hold; 114150644020479 networks could be addressed.");
    CHECK_THROWS_AS((Wide{SIZE_MAX / 10100 + 1, random::Torch{1}}), std::length_error);
    CHECK_THROWS_AS((Wide{SIZE_MAX / 8 / 10100 + 1, random::Torch{1}}), std::length_error);
}
