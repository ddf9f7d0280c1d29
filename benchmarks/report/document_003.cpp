// SPDX-License-Identifier: BSL-1.0
// Document 003: hello world, one step of backpropagation, by type, at run time and at compile time.
#include "report.hpp"

namespace report {

using namespace lamina;
using namespace lamina::core;

namespace {

using Hello =
    Sequential<Named<"hidden_layer", Linear<1, 1>>, Sigmoid, Named<"output_layer", Linear<1, 1>>, Sigmoid>;

template <class Net>
constexpr Net start()
{
    Net net{zeros};
    net.template set<"hidden_layer.weight">({{1.58}});
    net.template set<"hidden_layer.bias">({-0.14});
    net.template set<"output_layer.weight">({{2.45}});
    net.template set<"output_layer.bias">({-0.11});
    return net;
}

template <class Net>
constexpr Net after_one_step()
{
    Net net = start<Net>();
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    trainer.step({{0.8}}, {{1.0}});
    return net;
}

/// w_l1, b_l1, w_l2, b_l2 and the output at 0.8.
template <class Net>
constexpr std::array<double, 5> five(Net const& net)
{
    std::array<double, 5> result{};
    for (std::size_t index = 0; index < 4; ++index) result[index] = net.element(index, 0, 0);
    result[4] = net({0.8})[0];
    return result;
}

using Plain = reference::Network<Hello, double>;
constexpr auto at_compile_time = five(after_one_step<Plain>());

template <class Net>
json run()
{
    xt::xtensor<double, 2> const input{{0.8}}, target{{1.0}};
    Net const net = start<Net>();
    auto const g = gradient(net, MSELoss{}, input, target);
    Net const updated = after_one_step<Net>();
    Net trained = start<Net>();
    Trainer trainer{trained, MSELoss{}, SGD{.lr = 0.1}};
    trainer.run(10'000, input, target);
    double const seconds = shortest([&] {
        Net again = start<Net>();
        Trainer{again, MSELoss{}, SGD{.lr = 0.1}}.run(10'000, input, target);
    });
    return {{"before", parameters(net)},
            {"after", parameters(updated)},
            {"output_before", net({0.8})[0]},
            {"exact", numbers(five(updated))},
            {"loss", g.loss()},
            {"dx", g.input()(0, 0)},
            {"after_10000_steps", trained({0.8})[0]},
            {"seconds", seconds}};
}

} // namespace

json document_003()
{
    progress("003: one step of backpropagation, by the program and by the compiler");
    return {{"summary", summary<Hello>()},
            {"reference", run<Plain>()},
            {"cpu", run<Network<Hello, double>>()},
            {"compile_time", numbers(at_compile_time)}};
}

} // namespace report
