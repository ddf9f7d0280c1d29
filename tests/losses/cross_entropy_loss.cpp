// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/cross_entropy_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("CrossEntropyLoss takes labels and probabilities, the mean is over rows")
{
    xt::xtensor<int, 1> const labels{2, 0, 1, 1};
    CrossEntropyLoss<Sum> const sum;
    CrossEntropyLoss<Mean> const mean;
    laws::loss(sum, mean, labels, 4);
    laws::loss(sum, mean, xt::xtensor<double, 2>(random::NumPy{4}.rand(4, 3)), 4);
    laws::loss(sum, mean, xt::xtensor<double, 2>(random::NumPy{4}.uniform(-1, 1, 4, 3)), 4);
    laws::loss_hands_on_nan(mean, labels);
    laws::loss_hands_on_nan_of_targets(mean);
}

TEST_CASE(
    "LabelSmoothing shares a part of the target among the classes, and without it the formula is the same")
{
    using symbol::Variable;
    using Plain = decltype(row_sum(Variable<1>{} * (log_sum_exp(Variable<0>{}) - Variable<0>{})));
    static_assert(std::same_as<LossValue<CrossEntropyLoss<>>, Plain> && Loss<CrossEntropyLoss<Sum, 0.1>>);
    laws::loss(CrossEntropyLoss<Sum, 0.3>{}, CrossEntropyLoss<Mean, 0.3>{}, std::vector{2, 0, 1, 1}, 4);
    auto const net = laws::pass_through<Network>();
    xt::xtensor<double, 2> const y{{1, 2, 0.5}}, shared{{0.1, 0.8, 0.1}};
    CHECK(loss_of(net, CrossEntropyLoss<Mean, 0.3>{}, y, std::vector{1}) ==
          Approx(loss_of(net, CrossEntropyLoss{}, y, shared)).epsilon(1e-14));
}

TEST_CASE("Targets are any weights of the classes, as PyTorch has it: -sum t log_softmax(y)")
{
    auto const net = laws::pass_through<Network>();
    xt::xtensor<double, 2> const y{{1, 2, 0.5}};
    double const log_sum = std::log(std::exp(1.0) + std::exp(2.0) + std::exp(0.5));
    xt::xtensor<double, 2> const t{{-1, 0.5, 0}}; // an advantage below 0, as policy gradients have it
    auto const g = gradient(net, CrossEntropyLoss{}, y, t);
    CHECK(g.loss() == Approx(-1 * (log_sum - 1) + 0.5 * (log_sum - 2)));
    for (std::size_t j = 0; j < 3; ++j)
        CHECK(g.input()(0, j) == Approx(-0.5 * std::exp(y(0, j) - log_sum) - t(0, j)));
}

TEST_CASE("A class that is ruled out is no class of a label, and 0 times infinity of a probability")
{
    double const infinity = std::numeric_limits<double>::infinity();
    xt::xtensor<double, 2> const x{{0}, {0}}, t{{1, 0, 0}, {0, 1, 0}};
    std::vector<int> const labels{0, 1};
    auto const check = [&](auto net) {
        net.template set<"0.bias">({1, 2, -infinity});
        auto const g = gradient(net, CrossEntropyLoss{}, x, labels);
        double const log_sum = 1 + std::log1p(std::exp(1.0));
        CHECK(g.loss() == Approx(log_sum - 1.5));
        CHECK(g.template get<"0.bias">()(0) == Approx(std::exp(1 - log_sum) - 0.5));
        CHECK(g.template get<"0.bias">()(2) == 0);
        CHECK(std::isnan(gradient(net, CrossEntropyLoss{}, x, t).loss())); // as PyTorch's
    };
    using A = Sequential<Linear<1, 3>>;
    check(Network<A, double>{zeros});
    check(reference::Network<A, double>{zeros});
    Ensemble<A, double> many{2, random::Torch{0}};
    for (std::size_t i = 0; i < 2; ++i) {
        Network<A, double> net{zeros};
        net.set<"0.bias">({1, 2, -infinity});
        many.set(i, net.parameters());
    }
    CHECK(many.train(1, CrossEntropyLoss{}, SGD{.lr = 0.0}, x, labels)[0] ==
          Approx(1 + std::log1p(std::exp(1.0)) - 1.5));
}

TEST_CASE("Its slope is softmax minus the label")
{
    xt::xtensor<double, 2> const y{{1, 2, 3}};
    auto const g = gradient(laws::pass_through<Network>(), CrossEntropyLoss{}, y, std::vector{1});
    double const sum = std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
    CHECK(g.loss() == Approx(std::log(sum) - 2));
    CHECK(g.input()(0, 0) == Approx(std::exp(1.0) / sum));
    CHECK(g.input()(0, 1) == Approx(std::exp(2.0) / sum - 1));
    CHECK(g.input()(0, 2) == Approx(std::exp(3.0) / sum));
}

TEST_CASE("Labels come in any integer type and container")
{
    xt::xtensor<double, 2> const y = random::NumPy{3}.uniform(-2, 2, 4, 3);
    auto const net = laws::pass_through<Network>();
    double const wanted = gradient(net, CrossEntropyLoss{}, y, xt::xtensor<int, 1>{2, 0, 1, 1}).loss();
    CHECK(gradient(net, CrossEntropyLoss{}, y, xt::xtensor<std::uint8_t, 1>{2, 0, 1, 1}).loss() == wanted);
    CHECK(gradient(net, CrossEntropyLoss{}, y, xt::xtensor_fixed<long, xt::xshape<4>>{2, 0, 1, 1}).loss() ==
          wanted);
    CHECK(gradient(net, CrossEntropyLoss{}, y, std::vector<std::size_t>{2, 0, 1, 1}).loss() == wanted);
    CHECK(gradient(net, CrossEntropyLoss{}, y, std::array<short, 4>{2, 0, 1, 1}).loss() == wanted);
}

TEST_CASE("Huge and infinite logits stay finite where the loss is")
{
    xt::xtensor<double, 2> y{{1e4, -1e4, 0}, {1e300, 0, -std::numeric_limits<double>::infinity()}};
    auto const g = gradient(laws::pass_through<reference::Network>(), CrossEntropyLoss<Sum>{},
                            xt::xtensor<double, 2>(xt::view(y, xt::range(0, 1))), std::vector{0});
    CHECK(g.loss() == 0);
    // a class that is ruled out does not make the loss of another NaN
    Network<Sequential<Linear<1, 3>>, double> net{zeros};
    net.set<"0.bias">({1, 2, -std::numeric_limits<double>::infinity()});
    CHECK(gradient(net, CrossEntropyLoss{}, xt::xtensor<double, 2>{{0}}, std::vector{0}).loss() ==
          Approx(std::log1p(std::exp(1.0))));
}

TEST_CASE("A label out of range throws with its row and value, before anything changes")
{
    auto net = laws::pass_through<Network>();
    auto const before = net;
    xt::xtensor<double, 2> const y =
        random::NumPy{3}.uniform(-2, 2, 70, 3); // the last row lies in the second tile
    std::vector<int> labels(70, 1);
    labels[69] = 3;
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    try {
        trainer.step(y, labels);
        FAIL("no throw");
    } catch (LabelError const& error) {
        CHECK(std::string(error.what()) ==
              "lamina: the label in row 69 is 3; the network has classes 0 to 2.");
    }
    labels[69] = -1;
    CHECK_THROWS_AS(trainer.step(y, labels), LabelError);
    CHECK(net == before);
    labels[69] = 0;
    CHECK_NOTHROW(trainer.step(y, labels));
}
