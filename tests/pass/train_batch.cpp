// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/train_batch.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

/// The loss and the gradients of a batch of equal rows, with the same trained parameters in each precision.
template <class A, class Loss, class T>
std::vector<double> of_equal_rows(std::size_t rows, auto const& target, Parameters<A, double> const& numbers)
{
    Network<A, T> const net{Parameters<A, T>(numbers)};
    xt::xtensor<T, 2> const x = xt::ones<T>({rows, input_size<A>});
    auto const g = gradient(net, Loss{}, x, target);
    std::vector<double> result{static_cast<double>(g.loss())};
    for (auto const& index : array_keys<A>)
        for (std::size_t line = 0; line < index.parameter.lines(); ++line)
            for (std::size_t i = 0; i < index.parameter.length(); ++i)
                result.push_back(static_cast<double>(
                    g.element(static_cast<std::size_t>(&index - array_keys<A>.data()), line, i)));
    return result;
}

/// How far the loss and each gradient are from those of one row, relative to the largest.
template <class A, class Loss, class T>
double worst_mean(std::size_t rows, auto const& many, auto const& one)
{
    Parameters<A, double> const numbers = Network<A, double>{random::Torch{3}}.parameters();
    auto const means = of_equal_rows<A, Loss, T>(rows, many, numbers);
    auto const exact = of_equal_rows<A, Loss, double>(1, one, numbers);
    double largest = 0, off = std::abs(means[0] - exact[0]) / exact[0];
    for (std::size_t i = 1; i < exact.size(); ++i) largest = std::max(largest, std::abs(exact[i]));
    for (std::size_t i = 1; i < exact.size(); ++i)
        off = std::max(off, std::abs(means[i] - exact[i]) / largest);
    return off;
}

} // namespace

TEMPLATE_TEST_CASE("Means over any number of equal rows have a float's digits", "",
                   (Sequential<Linear<1, 1>>), (Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>),
                   (Sequential<Linear<40, 40>>), (Sequential<Linear<3, 20>, PReLU<20>, Linear<20, 2>>))
{
    constexpr std::size_t outputs = output_size<TestType>;
    xt::xtensor<double, 2> const one = xt::zeros<double>({std::size_t{1}, outputs});
    for (std::size_t const rows : {1'000u, 1'025u, 30'011u, 1'000'003u}) {
        CAPTURE(rows);
        xt::xtensor<float, 2> const t = xt::zeros<float>({rows, outputs});
        // a group's rows are added up plainly: in registers of 4 and 8 the last network is 1.7e-6 off in 1,000
        // rows, which are no group, and at most 2.4e-6 in twelve counts from there to 1,000,003
        CHECK(worst_mean<TestType, L1Loss<>, float>(rows, t, one) < 3e-6);
    }
    std::size_t const rows = 100'003;
    xt::xtensor<double, 2> const t = xt::zeros<double>({rows, outputs});
    // the same times 2^-29 is 6e-15; since totals over groups are plain doubles, up to 98 additions of 2^-53 are added to
    // that (in registers of 4 doubles 1-1 is 7.9e-15 off)
    CHECK(worst_mean<TestType, MSELoss<>, double>(rows, t, one) < 6e-15 + 98 * 0x1p-53);
}

TEST_CASE("So have those of a loss of rows, and of a batch whose size its type says")
{
    using A = Sequential<Linear<40, 10>>;
    for (std::size_t const rows : {5'000u, 1'000'003u})
        CHECK(worst_mean<A, CrossEntropyLoss<>, float>(rows, std::vector<int>(rows, 1),
                                                       std::vector<int>(1, 1)) < 2e-6);

    using Narrow = Sequential<Linear<1, 1>>;
    auto const x = std::make_unique<xt::xtensor_fixed<float, xt::xshape<20'003, 1>>>();
    auto const t = std::make_unique<xt::xtensor_fixed<float, xt::xshape<20'003, 1>>>();
    x->fill(1);
    t->fill(0);
    Network<Narrow> net{zeros};
    net.set<"0.bias">({0.1F});
    Network<Narrow> other = net;
    Trainer trainer{net, L1Loss{}, SGD{.lr = 0.5F}};
    CHECK(trainer.step(*x, *t) == Approx(0.1).epsilon(1e-6));
    CHECK(net.get<"0.bias">()(0) == Approx(-0.4).epsilon(1e-6));
    CHECK(net.get<"0.weight">()(0, 0) == Approx(-0.5).epsilon(1e-6));
    Trainer same{other, L1Loss{}, SGD{.lr = 0.5F}};
    xt::xtensor<float, 2> const samples = *x, targets = *t;
    CHECK(same.step(samples, targets) == Approx(0.1).epsilon(1e-6));
    CHECK(other.get<"0.bias">()(0) == Approx(-0.4).epsilon(1e-6));
}

TEMPLATE_TEST_CASE("So has a parameter that is one number for all values of all rows", "",
                   (Sequential<Linear<1, 10>, PReLU<>, Linear<10, 1>>),
                   (Sequential<Linear<40, 300>, PReLU<>, Linear<300, 10>>))
{
    Parameters<TestType, double> const numbers = Network<TestType, double>{random::Torch{3}}.parameters();
    constexpr std::size_t index = 2;
    for (std::size_t const rows : {250u, 5'000u}) {
        auto const slope = [&]<class T>(T, std::size_t count) {
            Network<TestType, T> const net{Parameters<TestType, T>(numbers)};
            xt::xtensor<T, 2> const x = xt::ones<T>({count, input_size<TestType>});
            xt::xtensor<T, 2> const t = xt::zeros<T>({count, output_size<TestType>});
            return static_cast<double>(gradient(net, MSELoss{}, x, t).element(index, 0, 0));
        };
        // what is added up has a few units in the last place itself
        CHECK(slope(0.F, rows) == Approx(slope(0.0, 1)).epsilon(2e-6));
    }
}

TEMPLATE_TEST_CASE("Long batches train as the mean of their gradients would, with every kind of pass", "",
                   (Sequential<Linear<3, 5>, PReLU<>, Linear<5, 2>>),
                   (Sequential<Linear<3, 20>, PReLU<20>, Linear<20, 2>>),
                   (Sequential<Linear<3, 40>, Tanh, Linear<40, 40>, ReLU, Linear<40, 2>>))
{
    using A = TestType;
    std::size_t const rows = 9'001;
    xt::xtensor<double, 2> x({rows, 3}), t({rows, 2});
    for (std::size_t i = 0; i < x.size(); ++i) x.flat(i) = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t.flat(i) = std::cos(static_cast<double>(i));
    Network<A, double> net{random::Torch{1}};
    auto const before = gradient(net, MSELoss{}, x, t);
    Network<A, double> const old = net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.5}};
    CHECK(trainer.step(x, t) == before.loss());
    auto const was = old.parameters();
    auto const is = net.parameters();
    double worst = 0;
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i) {
                double const moved = was.element(index, line, i) - 0.5 * before.element(index, line, i);
                worst = std::max(worst, std::abs(is.element(index, line, i) - moved));
            }
    CHECK(worst < 1e-15);
    reference::Network<A, long double> const exact{Parameters<A, long double>(was)};
    xt::xtensor<long double, 2> const xs = xt::cast<long double>(x), ts = xt::cast<long double>(t);
    auto const g = gradient(exact, MSELoss{}, xs, ts);
    CHECK(static_cast<double>(g.loss()) == Approx(before.loss()).epsilon(1e-15));
    CHECK(static_cast<double>(g.element(0, 0, 0)) == Approx(before.element(0, 0, 0)).epsilon(1e-13));
    CHECK(static_cast<double>(g.input()(8'000, 1)) == Approx(before.input()(8'000, 1)).epsilon(1e-13));
}

TEST_CASE("A long batch's gradient that overflows is infinite, not no number")
{
    using A = Sequential<Linear<1, 1>>;
    std::size_t const rows = 5'000;
    xt::xtensor<float, 2> x = xt::ones<float>({rows, std::size_t{1}}),
                          t = xt::zeros<float>({rows, std::size_t{1}});
    x(700, 0) = std::numeric_limits<float>::infinity();
    Network<A> net{zeros};
    net.set<"0.weight">({{1.F}});
    auto const g = gradient(net, L1Loss<Sum>{}, x, t);
    CHECK(g.loss() == std::numeric_limits<float>::infinity());
    CHECK(g.get<"0.weight">()(0, 0) == std::numeric_limits<float>::infinity());
    CHECK(g.get<"0.bias">()(0) == rows);
}
