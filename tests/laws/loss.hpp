// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <limits>

/// What every loss must obey, said once: on a network that hands its input on, so that d loss / d input is
/// the slope.
namespace lamina::laws {

using namespace core;

template <template <class, class> class Net>
auto pass_through()
{
    Net<Sequential<Linear<3, 3, NoBias>>, double> net{zeros};
    net.template set<"0.weight">({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    return net;
}

/// The slope is the central difference of the loss; both backends say the same; the mean is the sum, divided.
template <template <class> class Loss, class Target>
void loss(Target const& target, double divisor)
{
    random::NumPy numpy{3};
    xt::xtensor<double, 2> const y = numpy.uniform(-2, 2, 4, 3);
    auto const net = pass_through<Network>();
    auto const plain = pass_through<reference::Network>();
    auto const g = gradient(net, Loss<Sum>{}, y, target);
    auto const mean = gradient(net, Loss<Mean>{}, y, target);
    auto const same = gradient(plain, Loss<Sum>{}, y, target);
    CHECK(mean.loss() == Approx(g.loss() / divisor).epsilon(1e-14));
    CHECK(same.loss() == Approx(g.loss()).epsilon(1e-14));
    double const h = 1e-6;
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t column = 0; column < 3; ++column) {
            CAPTURE(row, column);
            auto const at = [&](double shift) {
                auto moved = y;
                moved(row, column) += shift;
                return gradient(plain, Loss<Sum>{}, moved, target).loss();
            };
            CHECK(g.input()(row, column) == Approx((at(h) - at(-h)) / (2 * h)).epsilon(1e-7).margin(1e-8));
            CHECK(g.input()(row, column) == Approx(same.input()(row, column)).epsilon(1e-13).margin(1e-15));
            CHECK(mean.input()(row, column) ==
                  Approx(g.input()(row, column) / divisor).epsilon(1e-13).margin(1e-15));
        }
}

/// A NaN among the outputs, wherever it is, is a NaN loss.
template <class Loss, class Target>
void loss_hands_on_nan(Target const& target)
{
    for (std::size_t column = 0; column < 3; ++column) {
        CAPTURE(column);
        xt::xtensor<double, 2> y = xt::zeros<double>({4, 3});
        y(2, column) = std::numeric_limits<double>::quiet_NaN();
        CHECK(std::isnan(gradient(pass_through<Network>(), Loss{}, y, target).loss()));
        CHECK(std::isnan(gradient(pass_through<reference::Network>(), Loss{}, y, target).loss()));
    }
}

} // namespace lamina::laws
