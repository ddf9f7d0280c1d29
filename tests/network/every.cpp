// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/every.hpp>

#include "catch.hpp"
#include "local/batches.hpp"

#include <lamina/lamina.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace lamina;

using batches::A, batches::x, batches::t, batches::Small, batches::few, batches::wanted_few;

TEST_CASE("every calls in steps 0, k, 2k, …, with the loss before the step and the parameters after it")
{
    Network<A, double> net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    std::vector<std::size_t> steps;
    std::vector<double> losses;
    trainer.run(10, x, t, every(3, [&](std::size_t step, double loss) {
                    steps.push_back(step);
                    losses.push_back(loss);
                }));
    CHECK(steps == std::vector<std::size_t>{0, 3, 6, 9});
    CHECK(losses[0] > losses[3]);
    Network<A, double> fresh;
    Trainer again{fresh, MSELoss{}, SGD{.lr = 0.1}};
    CHECK(again.step(x, t) == losses[0]);
    bool seen = false;
    again.run(1, x, t,
              every(1, [&](std::size_t, double, Network<A, double> const& now) { seen = now == fresh; }));
    CHECK(seen);
    Network<Small> copied, stepped;
    Trainer by_steps{stepped, MSELoss{}, SGD{.lr = 0.1}};
    std::size_t made = 0;
    Trainer{copied, MSELoss{}, SGD{.lr = 0.1}}.run(
        10, few, wanted_few, every(3, [&](std::size_t step, float loss, Network<Small> const& now) {
            float wanted = 0;
            for (; made <= step; ++made) wanted = by_steps.step(few, wanted_few);
            CHECK(loss == wanted);
            CHECK(now == stepped);
        }));
    CHECK(made == 10);
    CHECK_THROWS_AS(every(0, [](std::size_t, double) {}), std::invalid_argument);
}

TEST_CASE("A callback that returns false stops the run")
{
    Network<A, double> net, wanted;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    int calls = 0;
    trainer.run(100, x, t, every(2, [&](std::size_t step, double) {
                    ++calls;
                    return step < 6;
                }));
    CHECK(calls == 4);
    Trainer{wanted, MSELoss{}, SGD{.lr = 0.1}}.run(7, x, t);
    CHECK(net == wanted);
}

TEST_CASE("A callback takes the step alone, numbers of other types, and may keep what it counts")
{
    Network<A, double> net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    std::vector<std::size_t> steps;
    trainer.run(5, x, t, every(2, [&](std::size_t step) { steps.push_back(step); }));
    CHECK(steps == std::vector<std::size_t>{0, 2, 4});
    int seen = 0;
    trainer.run(5, x, t, every(2, [&, calls = 0](int, float) mutable { seen = ++calls; }));
    CHECK(seen == 3);
    trainer.run(5, x, t, every(1, [&, left = 2](short) mutable { return ++seen, --left > 0; }));
    CHECK(seen == 5);
    trainer.run(2, x, t, every(1, [&](auto... numbers) { seen = sizeof...(numbers); }));
    CHECK(seen == 2);
}

TEST_CASE("A number of steps is whole and not negative")
{
    Network<A, double> net, wanted;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    auto const refused = "lamina: a number of steps is whole and not negative; the one given is not.";
    CHECK_THROWS_WITH(trainer.run(-1, x, t), refused);
    CHECK_THROWS_WITH(trainer.run(1.5, x, t), refused);
    CHECK_THROWS_WITH(trainer.run(1e30, x, t), refused);
    CHECK_THROWS_WITH(trainer.run(std::nan(""), x, t), refused);
    CHECK_THROWS_WITH(every(-1, [](std::size_t) {}), refused);
    CHECK(net == wanted);
    trainer.run(1e1, x, t);
    Trainer{wanted, MSELoss{}, SGD{.lr = 0.1}}.run(std::uint8_t{10}, x, t);
    CHECK(net == wanted);
}
