// SPDX-License-Identifier: BSL-1.0
#include <lamina/gradient.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/random/numpy.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

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
    for (std::size_t slot = 0; slot < slots<A>.size(); ++slot)
        for (std::size_t line = 0; line < slots<A>[slot].parameter.lines(); ++line)
            for (std::size_t i = 0; i < slots<A>[slot].parameter.length(); ++i) {
                CAPTURE(slots<A>[slot].key(), line, i);
                auto const at = [&](double shift) {
                    auto moved = net;
                    moved.element(slot, line, i) += shift;
                    return gradient(moved, MSELoss<Sum>{}, x, t).loss();
                };
                CHECK(g.element(slot, line, i) ==
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

struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static constexpr auto value(auto x) { return softplus(x); }
};

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
    check_both<Sequential<Tanh, Linear<3, 4>, Softplus, Linear<4, 2>>>();
}
TEST_CASE("Derivatives with several activations in a row")
{
    check_both<Sequential<Linear<3, 4>, Tanh, Softplus, Sigmoid, Linear<4, 2>, Softplus>>();
}
TEST_CASE("Derivatives of a single layer") { check_both<Sequential<Linear<3, 2>>>(); }
TEST_CASE("Derivatives of wide layers with few outputs")
{
    check_both<Sequential<Linear<2, 37>, Tanh, Linear<37, 1>>>();
}

TEST_CASE("Input gradients have the input's shape")
{
    Network<Sequential<Linear<3, 2>>, double> const net;
    auto const fixed = gradient(net, MSELoss{}, xt::xtensor_fixed<double, xt::xshape<1, 3>>{{1, 2, 3}},
                                xt::xtensor<double, 2>{{1, 2}});
    static_assert(std::same_as<decltype(fixed.input()), xt::xtensor_fixed<double, xt::xshape<1, 3>> const&>);
}
