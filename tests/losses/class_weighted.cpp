// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/class_weighted.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 4>>;
} // namespace

TEST_CASE("ClassWeighted is a loss, made of another and what its classes count")
{
    static_assert(Loss<ClassWeighted<CrossEntropyLoss<>>>);
    static_assert(
        std::same_as<decltype(ClassWeighted{CrossEntropyLoss<Sum>{}}), ClassWeighted<CrossEntropyLoss<Sum>>>);
}

TEST_CASE("A trainer steps by a class's weight, in every epoch of a data set too")
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 300, 3);
    auto labels = xt::xtensor<int, 1>::from_shape({300});
    auto rows = xt::xtensor<double, 1>::from_shape({300});
    std::vector<double> const weights{1, 0, 2.5, 0.125};
    for (std::size_t i = 0; i < 300; ++i) {
        labels(i) = static_cast<int>(i * i % 4);
        rows(i) = weights[static_cast<std::size_t>(labels(i))];
    }
    ClassWeighted const loss{CrossEntropyLoss{}, weights};
    Network<A, double> by_class{random::Torch{1}}, by_row{random::Torch{1}};
    Trainer one{by_class, loss, SGD{.lr = 0.5}};
    Trainer other{by_row, CrossEntropyLoss{}, SGD{.lr = 0.5}};
    for (int step = 0; step < 3; ++step) CHECK(one.step(x, labels) == other.step(x, weighted(labels, rows)));
    CHECK(by_class == by_row);
    CHECK(evaluate(by_class, loss, Dataset{x, labels}).loss ==
          Approx(loss_of(by_class, loss, x, labels)).epsilon(1e-13));
    CHECK(one.fit(Dataset{x, labels}, {.epochs = 1, .progress = false}).size() == 1);
}

TEST_CASE("Other numbers of weights and labels of no class are refused, and what is ignored is no class")
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 3, 3);
    xt::xtensor<int, 1> const labels{0, -1, 3}, beyond{0, 4, 3}, ignored{-1, -1, -1};
    Network<A, double> const net{random::Torch{1}};
    CHECK_THROWS_WITH(
        gradient(net, ClassWeighted{CrossEntropyLoss{}, std::vector<double>{1, 2, 3}}, x, labels),
        "lamina: there are 3 class weights; the network has 4 classes.");
    CHECK_THROWS_AS(gradient(net, ClassWeighted{CrossEntropyLoss{}}, x, labels), LabelError);
    ClassWeighted const ignoring{CrossEntropyLoss{}, std::vector<double>{}, -1};
    CHECK_NOTHROW(gradient(net, ignoring, x, labels));
    CHECK_THROWS_WITH(gradient(net, ignoring, x, beyond),
                      "lamina: the label in row 1 is 4; the network has classes 0 to 3.");
    CHECK(gradient(net, ignoring, x, ignored).loss() == 0);
    CHECK_THROWS_WITH(gradient(net, ClassWeighted{CrossEntropyLoss{}, std::vector<double>{1, 2, 3, -4}}, x,
                               xt::xtensor<int, 1>{0, 1, 3}),
                      "lamina: the weight of row 2 is negative; weights are finite and not negative.");
}
