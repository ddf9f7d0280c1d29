// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

#include <limits>

/// What every loss must obey, said once: on a network that hands its input on, so that d loss / d input is
/// the slope.
namespace lamina::laws {

using namespace core;
using PassThrough = Sequential<Linear<3, 3, NoBias>>;

/// A loss of one element, and its slope.
template <class Loss>
constexpr double value(double y, double t)
{
    return symbol::evaluate<typename ElementLoss<Loss>::Value>(y, t);
}
template <class Loss>
constexpr double slope(double y, double t)
{
    return symbol::evaluate<typename ElementLoss<Loss>::Slope>(y, t);
}

template <template <class, class> class Net>
auto pass_through()
{
    Net<PassThrough, double> net{zeros};
    net.template set<"0.weight">({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    return net;
}

/// The slope is the central difference of the loss; both backends say the same; the mean is the sum, divided.
/// `sum` and `mean` are one loss: laws::loss(MSELoss<Sum>{}, MSELoss<Mean>{}, t, 12). The outputs are from low
/// to high.
template <class SumLoss, class MeanLoss, class Target>
void loss(SumLoss sum, MeanLoss mean, Target const& target, double divisor, double low = -2, double high = 2)
{
    static_assert(!SumLoss::Reduction::divides && MeanLoss::Reduction::divides);
    xt::xtensor<double, 2> const y = random::NumPy{3}.uniform(low, high, 4, 3);
    auto const net = pass_through<Network>();
    auto const plain = pass_through<reference::Network>();
    auto const g = gradient(net, sum, y, target);
    auto const g_of_mean = gradient(net, mean, y, target);
    auto const same = gradient(plain, sum, y, target);
    CHECK(g_of_mean.loss() == Approx(g.loss() / divisor).epsilon(1e-14));
    CHECK(same.loss() == Approx(g.loss()).epsilon(1e-14));
    double const h = 1e-6;
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t column = 0; column < 3; ++column) {
            CAPTURE(row, column);
            auto const at = [&](double shift) {
                auto moved = y;
                moved(row, column) += shift;
                return gradient(plain, sum, moved, target).loss();
            };
            CHECK(g.input()(row, column) == Approx((at(h) - at(-h)) / (2 * h)).epsilon(1e-7).margin(1e-8));
            CHECK(g.input()(row, column) == Approx(same.input()(row, column)).epsilon(1e-13).margin(1e-15));
            CHECK(g_of_mean.input()(row, column) ==
                  Approx(g.input()(row, column) / divisor).epsilon(1e-13).margin(1e-15));
        }
}

/// Whether a loss is NaN in lanes, in numbers and in an ensemble.
template <class Loss, class Target>
void loss_is_nan(Loss loss, xt::xtensor<double, 2> const& y, Target const& target)
{
    CHECK(std::isnan(gradient(pass_through<Network>(), loss, y, target).loss()));
    CHECK(std::isnan(gradient(pass_through<reference::Network>(), loss, y, target).loss()));
    Ensemble<PassThrough, double> many{1, random::Torch{0}};
    many.set(0, pass_through<Network>().parameters());
    CHECK(std::isnan(many.train(1, loss, SGD{.lr = 0.1}, y, target)[0]));
}

/// A NaN among the outputs is a NaN loss, whatever the target is.
template <class Loss, class Target>
void loss_hands_on_nan(Loss loss, Target const& target)
{
    for (std::size_t column = 0; column < 3; ++column) {
        CAPTURE(column);
        xt::xtensor<double, 2> y = xt::zeros<double>({4, 3});
        y(2, column) = std::numeric_limits<double>::quiet_NaN();
        loss_is_nan(loss, y, target);
    }
}

/// So is one among the targets, and one among the outputs where the target is 0.
template <class Loss>
void loss_hands_on_nan_of_targets(Loss loss)
{
    xt::xtensor<double, 2> const y = random::NumPy{3}.uniform(0, 1, 4, 3); // probabilities, for all losses
    loss_hands_on_nan(loss, xt::xtensor<double, 2>(xt::zeros<double>({4, 3})));
    for (std::size_t column = 0; column < 3; ++column) {
        CAPTURE(column);
        xt::xtensor<double, 2> target = xt::zeros<double>({4, 3});
        target(2, column) = std::numeric_limits<double>::quiet_NaN();
        loss_is_nan(loss, y, target);
    }
}

} // namespace lamina::laws
