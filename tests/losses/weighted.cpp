// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/weighted.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using Parts = Weighted<Term<MSELoss<>, 0, 2>, Term<CrossEntropyLoss<>, 2, 3, 0.5>>;
using Table = xt::xtensor<double, 2>;

Table columns(Table const& all, std::size_t first, std::size_t count)
{
    return xt::view(all, xt::all(), xt::range(first, first + count));
}
} // namespace

TEST_CASE("Weighted is a loss of as many outputs as its terms reach")
{
    static_assert(Loss<Parts> && Parts::outputs == 5 && std::same_as<Parts::Reduction, Mean>);
    static_assert(std::same_as<Weighted<Term<MSELoss<Sum>, 0, 1>>::Reduction, Sum>);
}

TEST_CASE("It is the sum of its terms, each of its columns, in value and slope")
{
    random::NumPy numpy{2};
    for (std::size_t const rows : {1UL, 7UL, 70UL}) {
        Table const x = numpy.uniform(-1, 1, rows, 3), t = numpy.uniform(0, 1, rows, 6);
        Network<Sequential<Linear<3, 6>>, double> const net{random::Torch{1}};
        Table const y = net(x);
        Network<Sequential<Identity, Linear<2, 2>>, double> two{zeros};
        Network<Sequential<Identity, Linear<3, 3>>, double> three{zeros};
        two.set<"1.weight">({{1, 0}, {0, 1}});
        three.set<"1.weight">({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        auto const square = gradient(two, MSELoss{}, columns(y, 0, 2), columns(t, 0, 2));
        auto const entropy = gradient(three, CrossEntropyLoss{}, columns(y, 2, 3), columns(t, 2, 3));
        auto const together = gradient(net, Parts{}, x, t);
        CHECK(together.loss() == Approx(square.loss() + 0.5 * entropy.loss()).epsilon(1e-14));
        CHECK(loss_of(net, Parts{}, x, t) == Approx(together.loss()).epsilon(1e-14));
        auto const bias = together.get<"0.bias">();
        for (std::size_t i = 0; i < 6; ++i) {
            double slope = 0;
            for (std::size_t row = 0; row < rows; ++row) {
                if (i < 2) slope += square.input()(row, i);
                if (i >= 2 && i < 5) slope += 0.5 * entropy.input()(row, i - 2);
            }
            CHECK(bias(i) == Approx(slope).epsilon(1e-12).margin(1e-15)); // of output 5, which is free, 0
        }
    }
}

TEST_CASE("A trainer steps by it, with weights of rows too")
{
    random::NumPy numpy{2};
    Table const x = numpy.uniform(-1, 1, 20, 3), t = numpy.uniform(0, 1, 20, 5);
    Network<Sequential<Linear<3, 8>, Tanh, Linear<8, 5>>> net{random::Torch{1}};
    Trainer trainer{net, Parts{}, Adam{.lr = 0.01}};
    xt::xtensor<float, 2> const inputs = x, targets = t;
    float const first = trainer.step(inputs, targets);
    CHECK(trainer.run(200, inputs, targets) < first);
    std::vector<float> const ones(20, 2.5F);
    CHECK(loss_of(net, Parts{}, inputs, weighted(targets, ones)) ==
          Approx(loss_of(net, Parts{}, inputs, targets)).epsilon(1e-6));
}
