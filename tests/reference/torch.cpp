// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/lamina.hpp>

#include <cmath>
#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<5, 7>, Tanh, Linear<7, 7>, PReLU<7>, PReLU<>, Linear<7, 3, NoBias>>;
using Cpu = Network<A, double>;
using Plain = reference::Network<A, double>;

// outside the templates below, in which clang 19 warns of initializers that override each other and do not
constexpr auto with_momentum = SGD{.lr = 0.05, .momentum = 0.9};

// One step of a double computation is off by a few 1e-16; sums over six rows and seven values, and 20 steps.
constexpr double tolerance = 1e-13;

nlohmann::json const& torch()
{
    static nlohmann::json const file = laws::reference("networks.json");
    return file;
}

struct Data {
    random::NumPy numpy{5};
    xt::xtensor<double, 2> inputs = numpy.uniform(-1, 1, 6, 5);
    xt::xtensor<double, 2> targets = numpy.uniform(-1, 1, 6, 3);
    xt::xtensor<double, 2> probabilities = numpy.rand(6, 3);
    xt::xtensor<int, 1> labels{0, 2, 1, 1, 2, 0};
};

template <class Keyed>
void check_parameters(Keyed const& keyed, nlohmann::json const& wanted)
{
    CHECK(laws::largest_difference(keyed.template get<"0.weight">(), wanted["0.weight"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"0.bias">(), wanted["0.bias"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"2.weight">(), wanted["2.weight"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"2.bias">(), wanted["2.bias"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"3.weight">(), wanted["3.weight"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"4.weight">(), wanted["4.weight"]) < tolerance);
    CHECK(laws::largest_difference(keyed.template get<"5.weight">(), wanted["5.weight"]) < tolerance);
}

using OfRows = Sequential<RMSNorm<5>, Linear<5, 7>, LayerNorm<7>, Tanh, Linear<7, 7>, Softmax,
                          Linear<7, 3, NoBias>, LogSoftmax>;
using CpuOfRows = Network<OfRows, double>;
using PlainOfRows = reference::Network<OfRows, double>;

using OfBranches = Sequential<Linear<5, 4>, Residual<Linear<4, 6>, Tanh, Linear<6, 4>>, Tanh,
                              Concat<Linear<4, 2>, Identity, Sequential<Linear<4, 3>, Tanh>>, Linear<9, 3>>;
using CpuOfBranches = Network<OfBranches, double>;
using PlainOfBranches = reference::Network<OfBranches, double>;

/// Every array of a network, by its key.
template <class Network, class Arrays>
void check_arrays(Arrays const& arrays, nlohmann::json const& wanted)
{
    auto const plain = arrays.parameters();
    for (auto const& key : array_keys<typename Network::architecture>) {
        INFO(key.key());
        auto const& numbers = wanted[key.key()];
        REQUIRE(numbers.size() == key.parameter.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
            CHECK(std::abs(plain.data()[key.offset + i] - numbers[i].template get<double>()) < tolerance);
    }
}

/// Outputs, gradients and 20 steps of a network against PyTorch's.
template <class Net>
void check_network(unsigned seed, nlohmann::json const& wanted)
{
    Data const data;
    Net net{random::Torch{seed}};
    CHECK(laws::largest_difference(net(data.inputs), wanted["output"]) < tolerance);
    auto const g = gradient(net, MSELoss{}, data.inputs, data.targets);
    CHECK(g.loss() == Approx(wanted["gradients"]["loss"].get<double>()).epsilon(tolerance));
    CHECK(laws::largest_difference(g.input(), wanted["gradients"]["input"]) < tolerance);
    check_arrays<Net>(g, wanted["gradients"]);
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
    for (auto const& loss : wanted["training"]["losses"])
        CHECK(trainer.step(data.inputs, data.targets) == Approx(loss.get<double>()).epsilon(tolerance));
    check_arrays<Net>(net, wanted["training"]);
}

template <class Net, class Loss, class Target>
void check_gradient(Loss loss, Target const& target, std::string const& name)
{
    INFO(name);
    auto const& wanted = torch()["gradients"][name];
    auto const g = gradient(Net{random::Torch{11}}, loss, Data{}.inputs, target);
    CHECK(g.loss() == Approx(wanted["loss"].get<double>()).epsilon(tolerance));
    CHECK(laws::largest_difference(g.input(), wanted["input"]) < tolerance);
    check_parameters(g, wanted);
}

template <class Net, class Optimizer>
void check_training(Optimizer optimizer, std::string const& name)
{
    INFO(name);
    auto const& wanted = torch()["training"][name];
    Data const data;
    Net net{random::Torch{11}};
    Trainer trainer{net, MSELoss{}, optimizer};
    for (auto const& loss : wanted["losses"])
        CHECK(trainer.step(data.inputs, data.targets) == Approx(loss.get<double>()).epsilon(tolerance));
    check_parameters(net, wanted);
}

} // namespace

TEMPLATE_TEST_CASE("Initial parameters and outputs are PyTorch's", "", Cpu, Plain)
{
    TestType const net{random::Torch{11}};
    check_parameters(net, torch()["initial"]);
    CHECK(laws::largest_difference(net(Data{}.inputs), torch()["output"]) < tolerance);
}

TEMPLATE_TEST_CASE("Losses and gradients are PyTorch's", "", Cpu, Plain)
{
    Data const data;
    check_gradient<TestType>(MSELoss{}, data.targets, "MSELoss<Mean>");
    check_gradient<TestType>(MSELoss<Sum>{}, data.targets, "MSELoss<Sum>");
    check_gradient<TestType>(L1Loss{}, data.targets, "L1Loss<Mean>");
    check_gradient<TestType>(L1Loss<Sum>{}, data.targets, "L1Loss<Sum>");
    check_gradient<TestType>(CrossEntropyLoss{}, data.labels, "CrossEntropyLoss<Mean>");
    check_gradient<TestType>(CrossEntropyLoss<Sum>{}, data.labels, "CrossEntropyLoss<Sum>");
    check_gradient<TestType>(CrossEntropyLoss{}, data.probabilities,
                             "CrossEntropyLoss<Mean> of probabilities");
}

TEMPLATE_TEST_CASE("Formulas of rows are PyTorch's, forward, back and in training", "", CpuOfRows,
                   PlainOfRows)
{
    check_network<TestType>(13, torch()["rows"]);
}

TEMPLATE_TEST_CASE("Residual, Concat and Sequential in Sequential are PyTorch's", "", CpuOfBranches,
                   PlainOfBranches)
{
    check_network<TestType>(17, torch()["branches"]);
}

TEMPLATE_TEST_CASE("Training is PyTorch's, with and without state", "", Cpu, Plain)
{
    check_training<TestType>(SGD{.lr = 0.05}, "SGD");
    check_training<TestType>(with_momentum, "SGD with momentum");
    check_training<TestType>(Adam{.lr = 0.01}, "Adam");
}
