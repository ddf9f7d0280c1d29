// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/model/sequential.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers/sgd.hpp>
#include <lamina/random/numpy.hpp>
#include <lamina/random/torch.hpp>

#include <vector>

/// Networks that chain many activations, of odd widths, and what PyTorch computes for them.
namespace lamina::laws {

using namespace core;

using FirstActivations =
    Sequential<Linear<5, 7>, LeakyReLU<>, Linear<7, 9>, ELU<>, Linear<9, 6>, GELU, Linear<6, 11>, PReLU<11>,
               Linear<11, 5>, Mish, Softplus<>, Linear<5, 3>, Hardswish, SiLU>;
using SecondActivations = Sequential<Linear<4, 9>, ReLU6, CELU<>, Linear<9, 13>, GELUTanh, PReLU<>,
                                     Linear<13, 7>, Softsign, LogSigmoid, Linear<7, 5>, Hardtanh<>, SELU>;
using ThirdActivations =
    Sequential<Linear<3, 17>, Tanhshrink, Snake<>, Linear<17, 11>, Gaussian, Sine<3.0>, Linear<11, 9>,
               Hardsigmoid, Softshrink<0.125>, Linear<9, 3>, Hardshrink<0.125>>;

/// The sum of numbers, and every seventh of them, beside those of the file, whose largest the error is relative to.
template <class Numbers>
double error_of_some(Numbers const& numbers, nlohmann::json const& wanted)
{
    double sum = 0;
    std::vector<double> every_seventh;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto const number = static_cast<double>(numbers.data()[i]);
        sum += number;
        if (i % 7 == 0) every_seventh.push_back(number);
    }
    double const right = wanted["sum"].get<double>();
    return std::max(largest_difference(every_seventh, wanted["every_seventh"]),
                    std::abs(sum - right) / std::max(1.0, std::abs(right)));
}

/// Losses, gradients and what five steps of SGD make of the parameters, for each batch of the file.
template <template <class, class> class Net, class T, class A>
void check_activation_network(std::string const& name, double tolerance)
{
    static nlohmann::json const file = reference("activations.json");
    auto const& wanted = file["networks"][name];
    double largest = 0;
    auto const check = [&](double error) {
        CHECK(error <= tolerance);
        largest = std::max(largest, error);
    };
    for (auto const& [rows, batch] : wanted["batches"].items()) {
        INFO(name << ", " << rows << " rows, " << sizeof(T) << " bytes");
        random::NumPy numpy{static_cast<std::uint32_t>(std::stoul(rows))};
        xt::xtensor<T, 2> const x = xt::cast<T>(numpy.uniform(-1, 1, std::stoul(rows), input_size<A>));
        xt::xtensor<T, 2> const t = xt::cast<T>(numpy.uniform(-1, 1, std::stoul(rows), output_size<A>));
        reference::Network<A, double> const drawn{random::Torch{wanted["seed"].get<std::uint32_t>()}};
        Net<A, T> net{Parameters<A, T>(drawn.parameters())};
        auto const g = gradient(net, MSELoss{}, x, t);
        check(error_of_some(g.input(), batch["input"]));
        check(error_of_some(g.parameters(), batch["gradients"]));
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
        std::vector<double> losses;
        for (int step = 0; step < 5; ++step) losses.push_back(static_cast<double>(trainer.step(x, t)));
        check(largest_difference(losses, batch["losses"]));
        check(error_of_some(net.parameters(), batch["parameters"]));
    }
    record("network of activations", name, sizeof(T) == 8 ? "double" : "float", largest);
}

} // namespace lamina::laws
