// SPDX-License-Identifier: BSL-1.0
#include <lamina/ensemble.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>

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
                      Alone /*team*/)
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

TEST_CASE("The best network is the one with the least loss, which NaN is not")
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(best_of(std::vector<double>{nan, 3, 1, nan, 2}) == 2);
}
