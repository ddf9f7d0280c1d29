// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/gradient.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/random/numpy.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static constexpr auto value(auto x) { return softplus(x); }
};
} // namespace own

/// Every derivative against central differences.
template <class Net>
void check_gradient()
{
    using A = typename Net::architecture;
    Net net{random::Torch{3}};
    auto const x = xt::xtensor<double, 2>(random::NumPy{1}.uniform(-1, 1, 9, input_size<A>));
    auto const t = xt::xtensor<double, 2>(random::NumPy{2}.uniform(-1, 1, 9, output_size<A>));
    auto const before = net;
    auto const g = gradient(net, MSELoss<Sum>{}, x, t);
    CHECK(net == before);
    double const h = 1e-6;
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i) {
                CAPTURE(array_keys<A>[index].key(), line, i);
                auto const at = [&](double shift) {
                    auto moved = net;
                    moved.element(index, line, i) += shift;
                    return gradient(moved, MSELoss<Sum>{}, x, t).loss();
                };
                CHECK(g.element(index, line, i) ==
                      Approx((at(h) - at(-h)) / (2 * h)).epsilon(1e-7).margin(1e-7));
            }
    for (std::size_t i = 0; i < input_size<A>; ++i) {
        auto const at = [&](double shift) {
            auto moved = x;
            moved(4, i) += shift;
            return gradient(net, MSELoss<Sum>{}, moved, t).loss();
        };
        CHECK(g.input()(4, i) == Approx((at(h) - at(-h)) / (2 * h)).epsilon(1e-7).margin(1e-7));
    }
}

template <class A>
void check_both()
{
    check_gradient<Network<A, double>>();
    check_gradient<reference::Network<A, double>>();
}

} // namespace

TEST_CASE("Derivatives of an ordinary network")
{
    check_both<Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Sigmoid>>();
}
TEST_CASE("Derivatives of Linear after Linear")
{
    check_both<Sequential<Linear<3, 4>, Linear<4, 5, NoBias>, Linear<5, 2>>>();
}
TEST_CASE("Derivatives with an activation first")
{
    check_both<Sequential<Tanh, Linear<3, 4>, own::Softplus, Linear<4, 2>>>();
}
TEST_CASE("Derivatives with several activations in a row")
{
    check_both<Sequential<Linear<3, 4>, Tanh, own::Softplus, Sigmoid, Linear<4, 2>, own::Softplus>>();
}
TEST_CASE("Derivatives of a single layer") { check_both<Sequential<Linear<3, 2>>>(); }
TEST_CASE("Derivatives of wide layers with few outputs")
{
    check_both<Sequential<Linear<2, 37>, Tanh, Linear<37, 1>>>();
}

namespace {
using Ordinary = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Sigmoid>;
xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, 90, 3);
xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(0, 1, 90, 2);

/// That the loss alone has the digits of that of the gradient: of one tile, several, several groups of them,
/// and sizes in the type.
template <class Net>
void check_loss(auto loss)
{
    Net const net{random::Torch{3}};
    using T = typename Net::value_type;
    std::size_t const inputs = Net::inputs, outputs = Net::outputs;
    for (std::size_t const rows : {1U, 7U, 8U, 90U, 3000U}) {
        xt::xtensor<T, 2> const some = random::NumPy{1}.uniform(-1, 1, rows, inputs);
        xt::xtensor<T, 2> const wanted = random::NumPy{2}.uniform(0, 1, rows, outputs);
        CHECK(loss_of(net, loss, some, wanted) == gradient(net, loss, some, wanted).loss());
    }
    xt::xtensor_fixed<T, xt::xshape<5, Net::inputs>> const few = random::NumPy{1}.uniform(-1, 1, 5, inputs);
    xt::xtensor<T, 2> const wanted = random::NumPy{2}.uniform(0, 1, 5, outputs);
    CHECK(loss_of(net, loss, few, wanted) == gradient(net, loss, few, wanted).loss());
}
} // namespace

TEST_CASE("The loss alone is that of the gradient")
{
    check_loss<Network<Ordinary, double>>(MSELoss{});
    check_loss<Network<Ordinary>>(L1Loss<Sum>{});
    check_loss<reference::Network<Ordinary, double>>(CrossEntropyLoss{});
    check_loss<Network<Sequential<Linear<40, 70>, own::Softplus, Linear<70, 30>>>>(CrossEntropyLoss{});
    check_loss<Network<Sequential<Tanh, Linear<40, 70>, Tanh, own::Softplus>>>(MSELoss{});
    check_loss<Network<Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>>>(MSELoss<Sum>{});
    check_loss<Network<Sequential<Linear<4, 6>, PReLU<6>>, double>>(MSELoss{}); // trained, at the end
    Network<Ordinary, double> const net{random::Torch{3}};
    std::vector<int> const labels(90, 1);
    CHECK(loss_of(net, CrossEntropyLoss{}, x, labels) == gradient(net, CrossEntropyLoss{}, x, labels).loss());
    CHECK_THROWS_AS(loss_of(net, MSELoss{}, x, xt::view(t, xt::range(0, 89), xt::all())), ShapeError);
    CHECK_THROWS_AS(loss_of(net, CrossEntropyLoss{}, x, std::vector<int>(90, 2)), LabelError);
}

TEST_CASE("A gradient has parameters, keys and arrays as a network does, and can be changed")
{
    Network<Ordinary, double> const net{random::Torch{3}};
    auto g = gradient(net, MSELoss{}, x, t);
    Parameters<Ordinary, double> const numbers = g.parameters();
    CHECK((numbers.get<"2.weight">() == g.get<"2.weight">()));
    CHECK(numbers.data()[0] == g.get<"0.weight">()(0, 0));
    CHECK(std::ranges::any_of(numbers, [](double number) { return number != 0; }));
    g.set<"2.bias">({3, 4});
    CHECK(g.get<"2.bias">()(1) == 4);
    CHECK((g.get<"2.weight">() == numbers.get<"2.weight">()));
}

TEST_CASE("The gradients of two batches add up to that of both")
{
    Network<Ordinary, double> const net{random::Torch{3}};
    auto const rows = [](auto const& array, int from, int to) {
        return xt::xtensor<double, 2>(xt::view(array, xt::range(from, to), xt::all()));
    };
    auto sum = gradient(net, MSELoss<Sum>{}, rows(x, 0, 50), rows(t, 0, 50)).parameters();
    sum += gradient(net, MSELoss<Sum>{}, rows(x, 50, 90), rows(t, 50, 90)).parameters();
    auto const both = gradient(net, MSELoss<Sum>{}, x, t).parameters();
    for (std::size_t i = 0; i < sum.size(); ++i)
        CHECK(sum.data()[i] == Approx(both.data()[i]).epsilon(1e-12).margin(1e-14));
}

TEST_CASE("A backward pass from the slope of a loss is the gradient of that loss")
{
    Network<Ordinary, double> const net{random::Torch{3}};
    xt::xtensor<double, 2> const dy = 2.0 * (net(x) - t); // of the sum of squares
    auto const g = backward(net, x, dy);
    auto const wanted = gradient(net, MSELoss<Sum>{}, x, t);
    auto const numbers = g.parameters(), wanted_numbers = wanted.parameters();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        CHECK(numbers.data()[i] == Approx(wanted_numbers.data()[i]).epsilon(1e-12).margin(1e-14));
    CHECK(xt::amax(xt::abs(g.input() - wanted.input()))() < 1e-14);
    CHECK(g.loss() == Approx(xt::sum(dy * net(x))()));
    CHECK_THROWS_AS(backward(net, x, x), ShapeError);
}

TEST_CASE("A backward pass agrees with finite differences")
{
    Network<Ordinary, double> const net{random::Torch{3}};
    xt::xtensor<double, 2> const dy = random::NumPy{5}.uniform(-1, 1, 90, 2);
    auto const g = backward(net, x, dy);
    double const h = 1e-6;
    auto const at = [&](double shift) {
        auto moved = net;
        moved.element(0, 1, 2) += shift; // of "0.weight"
        return xt::sum(moved(x) * dy)();
    };
    CHECK(g.get<"0.weight">()(1, 2) == Approx((at(h) - at(-h)) / (2 * h)).epsilon(1e-7));
}

TEST_CASE("Input gradients have the input's shape")
{
    Network<Sequential<Linear<3, 2>>, double> const net;
    auto const fixed = gradient(net, MSELoss{}, xt::xtensor_fixed<double, xt::xshape<1, 3>>{{1, 2, 3}},
                                xt::xtensor<double, 2>{{1, 2}});
    static_assert(std::same_as<decltype(fixed.input()), xt::xtensor_fixed<double, xt::xshape<1, 3>> const&>);
}

TEST_CASE("Gradients are of the kind of the input: of one sample, of rows in braces or in a vector")
{
    Network<Sequential<Linear<3, 4>, Tanh, Linear<4, 2>>, double> const net;
    std::vector<std::array<double, 3>> const rows{{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}};
    double const plain[2][3]{{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}};
    double const wanted[2][2]{{1, 2}, {3, 4}};
    auto const g = gradient(net, MSELoss<Sum>{}, rows, wanted);
    auto const same = gradient(net, MSELoss<Sum>{}, plain, wanted);
    static_assert(std::same_as<decltype(g.input()), std::vector<std::array<double, 3>> const&>);
    static_assert(std::same_as<decltype(same.input()), std::array<std::array<double, 3>, 2> const&>);
    double loss = 0;
    for (std::size_t row = 0; row < 2; ++row) {
        std::array const t{wanted[row][0], wanted[row][1]};
        auto const one = gradient(net, MSELoss<Sum>{}, rows[row], t);
        static_assert(std::same_as<decltype(one.input()), std::array<double, 3> const&>);
        loss += one.loss();
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(g.input()[row][i] == Approx(one.input()[i]).epsilon(1e-13));
            CHECK(same.input()[row][i] == Approx(one.input()[i]).epsilon(1e-13));
        }
    }
    CHECK(g.loss() == Approx(loss).epsilon(1e-13));
    CHECK(same.loss() == Approx(loss).epsilon(1e-13));
}
