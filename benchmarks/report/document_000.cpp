// SPDX-License-Identifier: BSL-1.0
// Document 000: the OR gate as a perceptron.
#include "report.hpp"

namespace report {

using namespace lamina;
using namespace lamina::core;

namespace {

using Or = Sequential<Linear<2, 1>, Sigmoid>;
using Straight = Sequential<Linear<2, 1>, Identity>; // "defining sigmoid(x) to just return x"

xt::xtensor<double, 2> const inputs{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
xt::xtensor<double, 2> const truth{{0}, {1}, {1}, {1}};
constexpr std::size_t iterations = 10'000;

template <class Net>
Net start()
{
    Net net;
    random::NumPy numpy{1};
    net.template set<"0.weight">(numpy.rand(1, 2));
    net.template set<"0.bias">(numpy.rand(1));
    return net;
}

template <class Net>
json train()
{
    Net net = start<Net>();
    json curve = json::array();
    Trainer trainer{net, L1Loss<Sum>{}, SGD{.lr = 0.05}};
    trainer.run(iterations, inputs, truth,
                every(50, [&](std::size_t step, double error) { curve.push_back({step, error}); }));
    double const seconds = shortest([] {
        Net again = start<Net>();
        Trainer{again, L1Loss<Sum>{}, SGD{.lr = 0.05}}.run(iterations, inputs, truth);
    });
    auto const bias = net.template get<"0.bias">();
    json exact = numbers(net.template get<"0.weight">());
    exact.push_back(bias(0));
    return {{"curve", curve}, {"predictions", numbers(net(inputs))}, {"exact", exact}, {"seconds", seconds}};
}

} // namespace

json document_000()
{
    progress("000: training the OR perceptron on both backends");
    Network<Or, double> const net = start<Network<Or, double>>();
    xt::xtensor<double, 1> const x = xt::arange(-10.0, 10.0, 0.1);
    xt::xtensor<double, 1> const y = activate<Sigmoid>(x);
    return {{"inputs", rows(inputs)},
            {"truth", numbers(truth)},
            {"start", {{"weight", numbers(net.get<"0.weight">())}, {"bias", net.get<"0.bias">()(0)}}},
            {"reference", train<reference::Network<Or, double>>()},
            {"cpu", train<Network<Or, double>>()},
            {"without_sigmoid", train<Network<Straight, double>>()},
            {"sigmoid", {{"x", numbers(x)}, {"y", numbers(y)}}},
            {"plan", plan<Or, double, 4>()}};
}

} // namespace report
