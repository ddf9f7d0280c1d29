// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/random/numpy.hpp>

#include <cmath>
#include <limits>

/// What every network must obey, said once.
namespace lamina::laws {

using namespace core;

/// The derived gradients, by the input and by every parameter, are the finite differences of the values, in long
/// double: of a second order, with a step of 1e-6 about 1e-11 off.
template <class A>
void slopes_are_differences()
{
    using Net = reference::Network<A, long double>;
    xt::xtensor<long double, 2> const x =
        xt::cast<long double>(random::NumPy{1}.uniform(-2, 2, 3, Net::inputs));
    xt::xtensor<long double, 2> const t =
        xt::cast<long double>(random::NumPy{2}.uniform(-1, 1, 3, Net::outputs));
    random::NumPy numpy{3};
    Parameters<A, long double> parameters;
    for (long double& number : parameters) number = numpy.uniform(-1, 1);
    auto const loss = [&](auto const& numbers, auto const& samples) {
        return loss_of(Net{numbers}, MSELoss<>{}, samples, t);
    };
    auto const g = gradient(Net{parameters}, MSELoss<>{}, x, t);
    auto const slopes = g.parameters();
    long double const step = 1e-6L;
    auto const check = [&](long double slope, auto const& at) {
        long double const difference = (at(step) - at(-step)) / (2 * step);
        CHECK(std::abs(slope - difference) <= 1e-9L * (1 + std::abs(slope)));
    };
    for (std::size_t i = 0; i < parameters.size(); ++i)
        check(slopes.data()[i], [&](long double by) {
            auto moved = parameters;
            moved.data()[i] += by;
            return loss(moved, x);
        });
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < Net::inputs; ++column)
            check(g.input()(row, column), [&](long double by) {
                auto moved = x;
                moved(row, column) += by;
                return loss(parameters, moved);
            });
}

/// A network computes and differentiates on the CPU as the reference does, for batches of one row, of a few, and of
/// several tiles.
template <class A, class T, class Arch>
void cpu_is_reference()
{
    using Cpu = cpu::Network<A, T, Arch>;
    using Plain = reference::Network<A, double>;
    Plain const plain{random::Torch{5}};
    Cpu const net{Parameters<A, T>(plain.parameters())};
    for (std::size_t const rows : {1UL, 3UL, 16UL, 150UL}) {
        CAPTURE(rows, Cpu::inputs, Cpu::outputs, sizeof(T));
        xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-2, 2, rows, Cpu::inputs);
        xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(-1, 1, rows, Cpu::outputs);
        xt::xtensor<T, 2> const narrow_x = xt::cast<T>(x);
        xt::xtensor<T, 2> const narrow_t = xt::cast<T>(t);
        auto const wanted = gradient(plain, MSELoss<>{}, x, t);
        auto const g = gradient(net, MSELoss<>{}, narrow_x, narrow_t);
        double const tolerance =
            500 * static_cast<double>(std::numeric_limits<T>::epsilon()); // sums over rows
        auto const same = [&](double a, double b) {
            return std::abs(a - b) <= tolerance * (1 + std::abs(b));
        };
        auto const y = net(narrow_x);
        auto const wanted_y = plain(x);
        for (std::size_t i = 0; i < y.size(); ++i) CHECK(same(y.data()[i], wanted_y.data()[i]));
        for (std::size_t i = 0; i < x.size(); ++i) CHECK(same(g.input().data()[i], wanted.input().data()[i]));
        auto const slopes = g.parameters();
        auto const wanted_slopes = wanted.parameters();
        for (std::size_t i = 0; i < slopes.size(); ++i)
            CHECK(same(slopes.data()[i], wanted_slopes.data()[i]));
    }
}

} // namespace lamina::laws
