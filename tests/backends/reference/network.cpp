// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/reference/network.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/random/numpy.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

/// A number with its derivative in one direction: twenty lines of a user's own.
struct Dual {
    double value = 0;
    double slope = 0;

    constexpr Dual() = default;
    constexpr Dual(double number, double direction = 0) : value(number), slope(direction) {}
    friend constexpr Dual operator-(Dual a) { return {-a.value, -a.slope}; }
    friend constexpr Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.slope + b.slope}; }
    friend constexpr Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.slope - b.slope}; }
    friend constexpr Dual operator*(Dual a, Dual b)
    {
        return {a.value * b.value, a.slope * b.value + a.value * b.slope};
    }
    friend constexpr Dual operator/(Dual a, Dual b)
    {
        return {a.value / b.value, (a.slope - a.value / b.value * b.slope) / b.value};
    }
    friend constexpr bool operator<(Dual a, Dual b) { return a.value < b.value; }
    friend constexpr bool operator<=(Dual a, Dual b) { return a.value <= b.value; }
    friend constexpr Dual exp(Dual a) { return {math::exp(a.value), math::exp(a.value) * a.slope}; }
    friend constexpr Dual tanh(Dual a)
    {
        double const t = math::tanh(a.value);
        return {t, (1 - t * t) * a.slope};
    }
};

using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 2>, Sigmoid, ReLU>;

/// Parameters and inputs moved by h along a fixed direction, in any number type.
template <class T>
auto moved(auto const& along)
{
    reference::Network<A, T> net{zeros};
    random::NumPy numpy{6};
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i) {
                double const number = numpy.uniform(-1, 1);
                net.element(index, line, i) = along(number, numpy.uniform(-1, 1));
            }
    xt::xtensor<T, 2> x = xt::xtensor<T, 2>::from_shape({4, 2});
    xt::xtensor<T, 2> t = xt::xtensor<T, 2>::from_shape({4, 2});
    for (T& number : x.storage()) {
        double const at = numpy.uniform(-1, 1);
        number = along(at, numpy.uniform(-1, 1));
    }
    for (T& number : t.storage()) number = along(numpy.uniform(0, 1), 0.0);
    return std::tuple{net, x, t};
}

} // namespace

TEST_CASE("Dual numbers through forward and gradient give directional derivatives")
{
    auto const [net, x, t] =
        moved<Dual>([](double number, double direction) { return Dual(number, direction); });
    auto const y = net(x);
    auto const g = gradient(net, MSELoss{}, x, t);
    double const h = 1e-6;
    auto const [net_up, x_up, t_up] =
        moved<double>([&](double number, double direction) { return number + h * direction; });
    auto const [net_down, x_down, t_down] =
        moved<double>([&](double number, double direction) { return number - h * direction; });
    auto const y_up = net_up(x_up), y_down = net_down(x_down);
    auto const g_up = gradient(net_up, MSELoss{}, x_up, t_up),
               g_down = gradient(net_down, MSELoss{}, x_down, t_down);
    for (std::size_t i = 0; i < y.size(); ++i)
        CHECK(y.data()[i].slope ==
              Approx((y_up.data()[i] - y_down.data()[i]) / (2 * h)).epsilon(1e-6).margin(1e-9));
    CHECK(g.loss().slope == Approx((g_up.loss() - g_down.loss()) / (2 * h)).epsilon(1e-6));
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index) // the Hessian times the direction
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i)
                CHECK(g.element(index, line, i).slope ==
                      Approx((g_up.element(index, line, i) - g_down.element(index, line, i)) / (2 * h))
                          .epsilon(1e-6)
                          .margin(1e-9));
}

TEST_CASE(
    "A small reference network can be a constant, a large one is on the heap, in constant evaluation too")
{
    using Large = reference::Network<Sequential<Linear<100, 100>>, double>;
    static_assert(sizeof(Large) < 64);
    static_assert(sizeof(reference::Network<A, double>) == parameter_count<A> * sizeof(double));
    constexpr double bias = [] {
        Large net{zeros};
        std::array<double, 100> numbers{};
        numbers[7] = 0.5;
        net.set<"0.bias">(numbers);
        Large const copy = net;
        std::array<double, 100> y{};
        copy.forward(std::array<double, 100>{}, y);
        return y[7];
    }();
    static_assert(bias == 0.5);
    constexpr reference::Network<A, long double> net{zeros};
    static_assert(net == reference::Network<A, long double>{zeros});
}
