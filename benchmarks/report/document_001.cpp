// SPDX-License-Identifier: BSL-1.0
// Document 001: the OR gate with a hidden layer.
#include "report.hpp"

#if __has_include(<xtensor/io/xcsv.hpp>) // 0.26 and later
#include <xtensor/io/xcsv.hpp>
#else
#include <xtensor/xcsv.hpp>
#endif

#include <sstream>

namespace report {

using namespace lamina;
using namespace lamina::core;

namespace {

using OrHidden = Sequential<Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid>;

// the document's text, parsed as its pandas.read_csv does
constexpr char const* input_csv = "observation,input1,input2,output\n"
                                  "1,0,0,0\n"
                                  "2,0,1,1\n"
                                  "3,1,0,1\n"
                                  "4,1,1,1\n";
constexpr std::size_t iterations = 10'000;

struct Data {
    xt::xtensor<double, 2> inputs, truth;

    Data()
    {
        std::istringstream text(input_csv);
        xt::xtensor<double, 2> const table = xt::load_csv<double>(text, ',', 1);
        inputs = xt::view(table, xt::all(), xt::range(1, 3));
        truth = xt::view(table, xt::all(), xt::range(3, 4));
    }
};

template <class Net>
Net start()
{
    Net net;
    random::NumPy numpy{1};
    net.template set<"0.weight">(xt::transpose(numpy.rand(2, 3)));
    net.template set<"2.weight">(xt::transpose(numpy.rand(3, 1)));
    return net;
}

/// The document's order: hidden weights (inputs, neurons), then output weights.
template <class Keyed>
json exact(Keyed const& keyed)
{
    json result = numbers(xt::transpose(keyed.template get<"0.weight">()));
    for (double const weight : keyed.template get<"2.weight">()) result.push_back(weight);
    return result;
}

template <class Net>
json train(Data const& data)
{
    Net net = start<Net>();
    auto const first = gradient(net, MSELoss{}, data.inputs, data.truth);
    json curve = json::array();
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
    trainer.run(iterations, data.inputs, data.truth,
                every(50, [&](std::size_t step, double error) { curve.push_back({step, error}); }));
    double const seconds = shortest([&] {
        Net again = start<Net>();
        Trainer{again, MSELoss{}, SGD{.lr = 0.05}}.run(iterations, data.inputs, data.truth);
    });
    return {{"curve", curve},
            {"predictions", numbers(net(data.inputs))},
            {"exact", exact(net)},
            {"first_gradient", exact(first)},
            {"seconds", seconds}};
}

} // namespace

json document_001()
{
    progress("001: training the OR gate with a hidden layer on both backends");
    Data const data;
    return {{"csv", input_csv},
            {"inputs", rows(data.inputs)},
            {"truth", numbers(data.truth)},
            {"start", exact(start<Network<OrHidden, double>>())},
            {"reference", train<reference::Network<OrHidden, double>>(data)},
            {"cpu", train<Network<OrHidden, double>>(data)},
            {"summary", summary<OrHidden>()},
            {"dot", to_dot<OrHidden>()},
            {"plan", plan<OrHidden, double, 4>()}};
}

} // namespace report
