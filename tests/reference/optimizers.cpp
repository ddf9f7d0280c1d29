// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/lamina.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {

nlohmann::json const& torch()
{
    static nlohmann::json const file = laws::reference("optimizers.json");
    return file;
}

/// How far the weights are from PyTorch's at the worst of the steps, by the gradients of the file.
template <class T, class Optimizer>
double error_of(Optimizer const& optimizer, std::string const& name)
{
    using Rule = UpdateRule<Optimizer>;
    auto const& wanted = torch()["paths"][name];
    std::vector<T> w = torch()["start"];
    std::vector<std::array<T, Rule::live_count>> states(w.size());
    double error = wanted.empty() ? 1 : 0;
    for (std::size_t step = 1; step <= wanted.size(); ++step) {
        std::vector<T> const g = torch()["gradients"][step - 1];
        auto const numbers = Rule::template numbers<T>(optimizer, step);
        for (std::size_t i = 0; i < w.size(); ++i) {
            auto const moved = Rule::apply(w[i], g[i], states[i], numbers);
            if constexpr (Rule::live_count == 0) {
                w[i] = moved;
            } else {
                w[i] = moved[0];
                std::copy(moved.begin() + 1, moved.end(), states[i].begin());
            }
        }
        error = std::max(error, laws::largest_difference(w, wanted[step - 1]));
    }
    return error;
}

/// In double a few roundings a step, 8e-16 at most were seen; in float those of the gradients too, over a
/// root of their squares: 5e-7.
template <class Optimizer>
void check_path(std::string const& name, Optimizer const& optimizer)
{
    INFO(name);
    double const of_double = error_of<double>(optimizer, name), of_float = error_of<float>(optimizer, name);
    CHECK(of_double < 1e-14);
    CHECK(of_float < 1e-5);
    laws::record("optimizer", name, "double", of_double);
    laws::record("optimizer", name, "float", of_float);
}

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;

/// Ten steps of a network; its sums are of another order than PyTorch's.
template <class Net, class Optimizer>
void check_training(std::string const& name, Optimizer const& optimizer)
{
    INFO(name);
    auto const& wanted = torch()["trained"][name];
    random::NumPy numpy{5};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 7, 3);
    xt::xtensor<double, 2> const t = numpy.uniform(-1, 1, 7, 2);
    Net net{random::Torch{11}};
    Trainer trainer{net, MSELoss{}, optimizer};
    for (auto const& loss : wanted["losses"])
        CHECK(trainer.step(x, t) == Approx(loss.get<double>()).epsilon(1e-13));
    double const error = laws::largest_difference(net.parameters(), wanted["parameters"]);
    CHECK(error < 1e-13); // 1.3e-15 was seen
    laws::record("training", name, "double", error);
}

using Cpu = Network<A, double>;
using Plain = reference::Network<A, double>;

// outside the templates below, in which clang 19 warns of initializers that override each other and do not
constexpr SGD sgd{.lr = 0.05};
constexpr Adam adam{.lr = 0.01};
constexpr AdamW adamw{.lr = 0.01};

} // namespace

TEST_CASE("The optimizers' steps are PyTorch's")
{
    check_path("SGD", sgd);
    check_path("SGD, momentum", SGD{.lr = 0.05, .momentum = 0.9});
    check_path("SGD, dampening", SGD{.lr = 0.05, .momentum = 0.9, .dampening = 0.3});
    check_path("SGD, dampening alone", SGD{.lr = 0.05, .dampening = 0.3});
    check_path("SGD, weight_decay", SGD{.lr = 0.05, .weight_decay = 0.02});
    check_path("SGD, nesterov", SGD{.lr = 0.05, .momentum = 0.8, .nesterov = true});
    check_path("SGD, all", SGD{.lr = 0.05, .momentum = 0.8, .weight_decay = 0.02, .nesterov = true});
    check_path("Adam", adam);
    check_path("Adam, weight_decay",
               Adam{.lr = 0.01, .betas = {0.8, 0.95}, .eps = 1e-3, .weight_decay = 0.02});
    check_path("Adam, amsgrad", Adam<AMSGrad>{.lr = 0.01, .betas = {0.8, 0.6}});
    check_path("AdamW", adamw);
    check_path("AdamW, amsgrad", AdamW<AMSGrad>{.lr = 0.01, .betas = {0.8, 0.6}, .weight_decay = 0.1});
    check_path("RMSprop", RMSprop{});
    check_path("RMSprop, weight_decay", RMSprop{.lr = 0.02, .alpha = 0.9, .eps = 1e-3, .weight_decay = 0.02});
    check_path("RMSprop, centered", RMSprop<Centered>{.lr = 0.02, .alpha = 0.9});
    check_path("RMSprop, momentum", RMSprop<Momentum>{.momentum = 0.8});
    check_path("RMSprop, all",
               RMSprop<Centered, Momentum>{.alpha = 0.9, .weight_decay = 0.02, .momentum = 0.8});
    check_path("Adagrad", Adagrad{});
    check_path("Adagrad, all", Adagrad{.lr = 0.05,
                                       .lr_decay = 0.1,
                                       .weight_decay = 0.02,
                                       .initial_accumulator_value = 0.5,
                                       .eps = 1e-3});
    check_path("Adadelta", Adadelta{});
    check_path("Adadelta, all", Adadelta{.lr = 0.5, .rho = 0.8, .eps = 1e-3, .weight_decay = 0.02});
    check_path("Adamax", Adamax{});
    check_path("Adamax, all", Adamax{.lr = 0.01, .betas = {0.8, 0.7}, .eps = 1e-3, .weight_decay = 0.02});
    check_path("NAdam", NAdam{});
    check_path(
        "NAdam, all",
        NAdam{.lr = 0.01, .betas = {0.8, 0.95}, .eps = 1e-3, .weight_decay = 0.02, .momentum_decay = 0.5});
    check_path("RAdam", RAdam{});
    check_path("RAdam, all", RAdam{.lr = 0.01, .betas = {0.8, 0.95}, .eps = 1e-3, .weight_decay = 0.02});
    check_path("Rprop", Rprop{});
    check_path("Rprop, all", Rprop{.lr = 0.02, .etas = {0.4, 1.5}, .step_sizes = {0.01, 0.05}});
}

TEST_CASE("Lion's steps are the paper's")
{
    check_path("Lion", Lion{});
    check_path("Lion, all", Lion{.lr = 0.01, .betas = {0.8, 0.95}, .weight_decay = 0.1});
}

TEMPLATE_TEST_CASE("A network trained by each optimizer is PyTorch's", "", Cpu, Plain)
{
    check_training<TestType>("SGD", sgd);
    check_training<TestType>("Adam", adam);
    check_training<TestType>("AdamW", adamw);
    check_training<TestType>("RMSprop", RMSprop{});
    check_training<TestType>("Adagrad", Adagrad{});
    check_training<TestType>("Adadelta", Adadelta{});
    check_training<TestType>("Adamax", Adamax{});
    check_training<TestType>("NAdam", NAdam{});
    check_training<TestType>("RAdam", RAdam{});
    check_training<TestType>("Lion", Lion{});
    check_training<TestType>("Rprop", Rprop{});
}
