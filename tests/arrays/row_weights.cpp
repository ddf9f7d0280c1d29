// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/row_weights.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using Table = xt::xtensor<double, 2>;

/// The loss and the gradient of rows that count `weights`, against those of each row alone.
template <class Net>
void check(std::size_t rows, auto const& loss, auto const& targets)
{
    random::NumPy numpy{3};
    Table const x = numpy.uniform(-1, 1, rows, 3);
    std::vector<float> weights(rows);
    for (std::size_t i = 0; i < rows; ++i) weights[i] = static_cast<float>((i + 1) % 3);
    Net const net{random::Torch{1}};
    auto const together = gradient(net, loss, x, weighted(targets, weights));
    double total = 0, counted = 0;
    std::vector<double> sums(together.parameters().size());
    for (std::size_t i = 0; i < rows; ++i) {
        auto const alone =
            gradient(net, loss, Table(xt::view(x, xt::range(i, i + 1), xt::all())),
                     std::remove_cvref_t<decltype(targets)>(xt::view(targets, xt::range(i, i + 1))));
        double const weight = static_cast<double>(weights[i]);
        total += weight * alone.loss();
        counted += weight;
        for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += weight * alone.parameters().data()[j];
    }
    CHECK(together.loss() == Approx(total / counted).epsilon(1e-13));
    CHECK(loss_of(net, loss, x, weighted(targets, weights)) == Approx(total / counted).epsilon(1e-13));
    for (std::size_t j = 0; j < sums.size(); ++j)
        CHECK(together.parameters().data()[j] == Approx(sums[j] / counted).epsilon(1e-12).margin(1e-15));
}

template <class Net>
void check_all()
{
    for (std::size_t const rows : {2UL, 7UL, 33UL, 300UL}) {
        CAPTURE(rows);
        random::NumPy numpy{5};
        Table const t = numpy.uniform(-1, 1, rows, 4);
        auto labels = xt::xtensor<int, 1>::from_shape({rows});
        for (std::size_t i = 0; i < rows; ++i) labels(i) = static_cast<int>(7 * i % 4);
        check<Net>(rows, MSELoss{}, t);
        check<Net>(rows, CrossEntropyLoss{}, labels);
    }
}

} // namespace

TEST_CASE("The mean of rows that count differently, in lanes over samples")
{
    check_all<Network<Sequential<Linear<3, 5>, Tanh, Linear<5, 4>>, double>>();
}
TEST_CASE("The mean of rows that count differently, in lanes over columns")
{
    check_all<Network<Sequential<Linear<3, 50>, Tanh, Linear<50, 4>>, double>>();
}
TEST_CASE("The mean of rows that count differently, in plain loops")
{
    check_all<reference::Network<Sequential<Linear<3, 5>, Tanh, Linear<5, 4>>, double>>();
}

TEST_CASE("Weights that do not fit are refused before anything changes")
{
    random::NumPy numpy{1};
    Table const x = numpy.uniform(-1, 1, 3, 3), t = numpy.uniform(-1, 1, 3, 2);
    Network<Sequential<Linear<3, 2>>, double> net{random::Torch{1}};
    auto const before = net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    using Weights = std::vector<double>;
    CHECK_THROWS_WITH(trainer.step(x, weighted(t, Weights{1, 2})),
                      "lamina: there are 3 rows of targets and 2 weights for them.");
    CHECK_THROWS_WITH(trainer.step(x, weighted(t, Weights{1, -1, 2})),
                      "lamina: the weight of row 1 is negative; weights are finite and not negative.");
    double const infinity = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH(trainer.step(x, weighted(t, Weights{infinity, 1, 2})),
                      "lamina: the weight of row 0 is infinite; weights are finite and not negative.");
    CHECK_THROWS_WITH(trainer.accumulate(x, weighted(t, Weights{1, 1, infinity - infinity})),
                      "lamina: the weight of row 2 is not a number; weights are finite and not negative.");
    CHECK_THROWS_AS(trainer.update(), std::logic_error);
    CHECK(net == before);
    CHECK(trainer.step(x, weighted(t, Weights{0, 0, 0})) == 0);
    CHECK(net == before);
}
