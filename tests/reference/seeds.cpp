// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

// The four reference systems against the numbers that NumPy and PyTorch give at full precision.
namespace {

nlohmann::json const& seeds()
{
    static nlohmann::json const file = laws::reference("seeds.json");
    return file;
}

/// No derivative from the output: the backward pass derives all from the pre-activation.
struct SpeltSigmoid : Formula {
    static constexpr auto name = "SpeltSigmoid";
    static constexpr auto value(auto x) { return 1 / (1 + exp(-x)); }
};
static_assert(Chain<Sigmoid>::kept == Kept::output && Chain<SpeltSigmoid>::kept == Kept::pre_activation);

struct PlainReLU : Formula {
    static constexpr auto name = "PlainReLU";
    static constexpr auto value(auto x) { return max(x, 0); }
};

xt::xtensor<double, 2> const inputs{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
xt::xtensor<double, 2> const truth{{0}, {1}, {1}, {1}};
xt::xtensor_fixed<double, xt::xshape<4, 2>> const fixed_inputs = inputs;
xt::xtensor_fixed<double, xt::xshape<4, 1>> const fixed_truth = truth;

template <class Activation>
using Or = Sequential<Linear<2, 1>, Activation>;
template <class Activation>
using OrHidden = Sequential<Linear<2, 3, NoBias>, Activation, Linear<3, 1, NoBias>, Activation>;

template <class Net, class X, class Target>
void train_or_perceptron(X const& x, Target const& t)
{
    auto const& wanted = seeds()["or_perceptron"];
    Net net;
    random::NumPy numpy{1};
    net.template set<"0.weight">(numpy.rand(1, 2));
    net.template set<"0.bias">(numpy.rand(1));
    CHECK(laws::largest_difference(net.template get<"0.weight">(), wanted["w0"]) == 0);
    CHECK(net.template get<"0.bias">()(0) == wanted["b0"].get<double>());
    Trainer trainer{net, L1Loss<Sum>{}, SGD{.lr = 0.05}};
    std::vector<double> errors;
    trainer.run(10'000, x, t, every(1'000, [&](std::size_t, double error) { errors.push_back(error); }));
    CHECK(laws::largest_difference(errors, wanted["errors"]) < 1e-12);
    CHECK(laws::largest_difference(net.template get<"0.weight">(), wanted["w"]) < 1e-12);
    CHECK(net.template get<"0.bias">()(0) == Approx(wanted["b"].get<double>()).epsilon(1e-12));
    CHECK(laws::largest_difference(net(x), wanted["pred"]) < 1e-12);
}

template <class Net, class X, class Target>
void train_or_hidden(X const& x, Target const& t)
{
    auto const& wanted = seeds()["or_hidden"];
    Net net;
    random::NumPy numpy{1};
    net.template set<"0.weight">(xt::transpose(numpy.rand(2, 3)));
    net.template set<"2.weight">(xt::transpose(numpy.rand(3, 1)));
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
    std::vector<double> errors;
    trainer.run(10'000, x, t, every(1'000, [&](std::size_t, double error) { errors.push_back(error); }));
    CHECK(laws::largest_difference(errors, wanted["errors"]) < 1e-12);
    CHECK(laws::largest_difference(net.template get<"0.weight">(), wanted["torch_V"]) < 1e-12);
    CHECK(laws::largest_difference(net.template get<"2.weight">(), wanted["torch_W"]) < 1e-12);
    CHECK(laws::largest_difference(net(x), wanted["pred"]) < 1e-12);
}

} // namespace

TEST_CASE("000, the OR perceptron, on every backend, to 1e-12 after 10,000 steps")
{
    train_or_perceptron<reference::Network<Or<Sigmoid>, double>>(inputs, truth);
    train_or_perceptron<Network<Or<Sigmoid>, double>>(inputs, truth);
    train_or_perceptron<Network<Or<Sigmoid>, double>>(fixed_inputs, fixed_truth);
}

TEST_CASE("000 with every derivative taken from the pre-activation")
{
    train_or_perceptron<reference::Network<Or<SpeltSigmoid>, double>>(inputs, truth);
    train_or_perceptron<Network<Or<SpeltSigmoid>, double>>(inputs, truth);
}

TEST_CASE("001, the OR gate with a hidden layer, on every backend, to 1e-12 after 10,000 steps")
{
    train_or_hidden<reference::Network<OrHidden<Sigmoid>, double>>(inputs, truth);
    train_or_hidden<Network<OrHidden<Sigmoid>, double>>(inputs, truth);
    train_or_hidden<Network<OrHidden<Sigmoid>, double>>(fixed_inputs, fixed_truth);
}

TEST_CASE("001 with every derivative taken from the pre-activation")
{
    train_or_hidden<reference::Network<OrHidden<SpeltSigmoid>, double>>(inputs, truth);
    train_or_hidden<Network<OrHidden<SpeltSigmoid>, double>>(inputs, truth);
}

namespace {

template <std::size_t Hidden, class Activation>
using Curve = Sequential<Linear<1, Hidden>, Activation, Linear<Hidden, 1>>;

template <class Net>
void check_keyed(Net const& net, nlohmann::json const& wanted, double tolerance)
{
    CHECK(laws::largest_difference(net.template get<"0.weight">(), wanted["0.weight"]) <= tolerance);
    CHECK(laws::largest_difference(net.template get<"0.bias">(), wanted["0.bias"]) <= tolerance);
    CHECK(laws::largest_difference(net.template get<"2.weight">(), wanted["2.weight"]) <= tolerance);
    CHECK(laws::largest_difference(net.template get<"2.bias">(), wanted["2.bias"]) <= tolerance);
}

template <template <class, class> class Net, class Activation>
void train_curve()
{
    auto const& wanted = seeds()["regression"];
    random::Torch torch{2};
    random::NumPy numpy{2};
    Net<Curve<5, Activation>, float> const five{torch};
    check_keyed(five, wanted["net5"], 0);
    CHECK(five(xt::xtensor<float, 1>{2.3F})(0) == Approx(wanted["net5_2.3"].get<double>()).epsilon(1e-6));
    CHECK(laws::largest_difference(five(xt::xtensor<float, 2>{{2.3F}, {1.7F}, {3.6F}}),
                                   wanted["net5_batch"]) < 1e-6);
    check_keyed(Net<Curve<1, Activation>, float>{torch}, wanted["net1"], 0);
    check_keyed(Net<Curve<2, Activation>, float>{torch}, wanted["net2"], 0);
    Net<Curve<1000, Activation>, float> const thousand{torch};
    Net<Curve<10, Activation>, float> net{torch};
    check_keyed(net, wanted["net10_init"], 0);
    xt::xtensor<float, 2> const x = xt::cast<float>(numpy.uniform(-3, 3, 20, 1));
    xt::xtensor<float, 2> const y = x * x;
    CHECK(laws::largest_difference(x, wanted["x_train"]) == 0);
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.001}};
    std::vector<float> losses;
    float const last =
        trainer.run(10'000, x, y, every(1'000, [&](std::size_t, float loss) { losses.push_back(loss); }));
    for (std::size_t i = 0; i < losses.size(); ++i)
        CHECK(losses[i] == Approx(wanted["losses"][i].get<double>()).epsilon(1e-5));
    CHECK(last == Approx(wanted["final_loss"].get<double>()).epsilon(1e-5));
    check_keyed(net, wanted["net10"], 1e-5);
}

} // namespace

TEST_CASE("002, the smallest regression in float: the same random networks, losses to 1e-5")
{
    train_curve<reference::Network, ReLU>();
    train_curve<Network, ReLU>();
    train_curve<Network, PlainReLU>();
}

namespace {

using Hello =
    Sequential<Named<"hidden_layer", Linear<1, 1>>, Sigmoid, Named<"output_layer", Linear<1, 1>>, Sigmoid>;

template <class Net, class T>
void step_hello(nlohmann::json const& wanted, double tolerance)
{
    Net net;
    net.template set<"hidden_layer.weight">({{T(1.58)}});
    net.template set<"hidden_layer.bias">({T(-0.14)});
    net.template set<"output_layer.weight">({{T(2.45)}});
    net.template set<"output_layer.bias">({T(-0.11)});
    xt::xtensor<T, 2> const input{{T(0.8)}};
    xt::xtensor<T, 2> const target{{T(1)}};
    auto const near = [&](T got, char const* key) {
        CAPTURE(key);
        CHECK(static_cast<double>(got) == Approx(wanted[key].get<double>()).epsilon(tolerance));
    };
    near(net(input)(0, 0), "a");
    auto const g = gradient(net, MSELoss{}, input, target);
    near(g.loss(), "loss");
    if (wanted.contains("dx")) {
        near(g.template get<"hidden_layer.weight">()(0, 0), "dw1");
        near(g.template get<"hidden_layer.bias">()(0), "db1");
        near(g.template get<"output_layer.weight">()(0, 0), "dw2");
        near(g.template get<"output_layer.bias">()(0), "db2");
        near(g.input()(0, 0), "dx");
    }
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    trainer.step(input, target);
    near(net.template get<"hidden_layer.weight">()(0, 0), "w1");
    near(net.template get<"hidden_layer.bias">()(0), "b1");
    near(net.template get<"output_layer.weight">()(0, 0), "w2");
    near(net.template get<"output_layer.bias">()(0), "b2");
    near(net(input)(0, 0), "a2");
}

} // namespace

TEST_CASE("003, one step of backpropagation, in double to 1e-12 and in float to 1e-6")
{
    step_hello<reference::Network<Hello, double>, double>(seeds()["hello_double"], 1e-12);
    step_hello<Network<Hello, double>, double>(seeds()["hello_double"], 1e-12);
    step_hello<reference::Network<Hello, float>, float>(seeds()["hello"], 1e-6);
    step_hello<Network<Hello, float>, float>(seeds()["hello"], 1e-6);
}
