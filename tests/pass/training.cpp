// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/training.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/lamina.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

#include <memory>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A batch of several tiles has the gradient of the whole, and memory for one tile")
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
    using Pass = Training<reference::Backend, double, ModelOf<A>>;
    std::vector<double> parameters(13), x(2 * 50), t(50);
    for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] = 0.1 * static_cast<double>(i) - 0.6;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t[i] = std::cos(static_cast<double>(i));
    auto const gradient_of = [&](std::size_t first, std::size_t count) {
        Pass training{Pass::Pass{}};
        std::vector<double> gradients(13);
        double const loss = training.run<MSELoss<Sum>>(
            parameters.data(), CollectGradients<double>{gradients.data()},
            rows_of(x.data() + 2 * first, count, 2), rows_of(t.data() + first, count, 1), NotStored{});
        gradients.push_back(loss);
        return gradients;
    };
    auto const whole = gradient_of(0, 50);
    std::vector<double> parts(14);
    for (std::size_t row = 0; row < 50; ++row) {
        auto const one = gradient_of(row, 1);
        for (std::size_t i = 0; i < 14; ++i) parts[i] += one[i];
    }
    static_assert(Pass::tile < 50);
    for (std::size_t i = 0; i < 14; ++i) CHECK(whole[i] == Approx(parts[i]).epsilon(1e-12));
}

namespace {

/// A backend for which all networks are too wide for its nearest cache.
struct Crowded : reference::Backend {
    template <class T>
    static constexpr bool is_crowded(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return true;
    }
};

/// The gradients of the inputs after some steps in tiles, the parameters and their gradients.
template <class A, class Backend>
std::vector<double> trained(std::size_t rows, auto optimizer)
{
    BasicNetwork<A, double, Backend> net;
    static_assert(decltype(net)::Pass::Memory::may_be_in_place() == std::same_as<Backend, Crowded>);
    xt::xtensor<double, 2> x({rows, 3}), t({rows, 2});
    for (std::size_t i = 0; i < x.size(); ++i) x.flat(i) = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t.flat(i) = std::cos(static_cast<double>(i));
    Trainer trainer{net, MSELoss{}, optimizer};
    trainer.run(5, x, t);
    auto const derivatives = gradient(net, MSELoss{}, x, t);
    std::vector<double> numbers(derivatives.input().begin(), derivatives.input().end());
    auto const append = [&](auto const& arrays) {
        for (std::size_t index = 0; index < array_keys<A>.size(); ++index) {
            Parameter const& array = array_keys<A>[index].parameter;
            for (std::size_t line = 0; line < array.lines(); ++line)
                for (std::size_t i = 0; i < array.length(); ++i)
                    numbers.push_back(arrays.element(index, line, i));
        }
    };
    append(net.parameters());
    append(derivatives);
    return numbers;
}

} // namespace

TEMPLATE_TEST_CASE("Gradients written over what they come from are the same numbers", "",
                   (Sequential<Linear<3, 20>, ReLU, Linear<20, 2>>),
                   (Sequential<Linear<3, 5>, SiLU, Linear<5, 40>, Tanh, Linear<40, 2>>),
                   (Sequential<Linear<3, 5>, PReLU<>, Linear<5, 40>, Linear<40, 2>>))
{
    auto const check = [](std::size_t rows, auto optimizer) {
        CHECK(trained<TestType, Crowded>(rows, optimizer) ==
              trained<TestType, reference::Backend>(rows, optimizer));
    };
    for (std::size_t const rows : {7u, 16u, 33u, 50u}) {
        check(rows, SGD{.lr = 0.05});
        check(rows, SGD<double>{.lr = 0.05, .momentum = 0.9});
    }
}
