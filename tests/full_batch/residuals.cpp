// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/residuals.hpp>

#include "catch.hpp"

#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/full_batch/objective.hpp>
#include <lamina/losses.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 2>>;
using Net = reference::Network<A, double>;

/// A square of one's own.
template <class Reduction = Mean>
struct Relative : LossFormula<Reduction> {
    static constexpr auto name = "Relative";
    static constexpr auto value(auto y, auto t) { return square(y * y / (1 + t * t) - 1); }
};

static_assert(IsOfSquares<MSELoss<>>::value && IsOfSquares<Relative<Sum>>::value);
static_assert(!IsOfSquares<L1Loss<>>::value && !IsOfSquares<HuberLoss<>>::value &&
              !IsOfSquares<CrossEntropyLoss<>>::value);

/// The sum of squares is the loss, and J^T r half its gradient.
template <class Loss, class Target>
void check(Loss const& loss, xt::xtensor<double, 2> const& x, Target const& t)
{
    Net const net{random::Torch{1}};
    with_batch<Net>(loss, x, t, [&](auto const& samples, auto const& targets) {
        auto const goes_on = [](std::size_t, double, Net const&) { return true; };
        using Samples = std::remove_cvref_t<decltype(samples)>;
        using Targets = std::remove_cvref_t<decltype(targets)>;
        Objective<Net, Loss, Samples, Targets, decltype(goes_on)> objective(net, samples, targets, goes_on);
        Residuals residuals{objective};
        NormalEquations<double> equations(parameter_count<A>);
        auto const wanted = gradient(net, loss, x, t);
        for (int i = 0; i < 2; ++i) {
            CHECK(residuals.loss(objective.point()) == Approx(wanted.loss()).epsilon(1e-14));
            residuals.linearise(objective.point(), equations);
            for (std::size_t k = 0; k < parameter_count<A>; ++k)
                CHECK(2 * equations.gradient()[k] == Approx(wanted.parameters().data()[k]).margin(1e-14));
        }
    });
}

} // namespace

TEST_CASE("Residuals have a loss's sum of squares and its gradient, of weighted rows and any reduction")
{
    xt::xtensor<double, 2> const x{{0.5, -1}, {0.25, 2}, {-1, 1}, {2, 0.5}, {0, 0.75}};
    xt::xtensor<double, 2> const t{{1, 0}, {0, 2}, {0.5, -1}, {0.125, 0.25}, {1, 1}};
    std::vector<double> const weights{1, 0, 2.5, 0.25, 1};
    check(MSELoss{}, x, t);
    check(MSELoss<Sum>{}, x, weighted(t, weights));
    check(Relative<BatchMean>{}, x, weighted(t, weights));
}
TEST_CASE("The products of a linear network's derivatives are those of its inputs")
{
    using Line = reference::Network<Sequential<Linear<2, 1>>, double>;
    Line const net{zeros};
    xt::xtensor<double, 2> const x{{3, -1}, {4, 2}}, t{{1}, {0}};
    with_batch<Line>(MSELoss<Sum>{}, x, t, [&](auto const& samples, auto const& targets) {
        auto const goes_on = [](std::size_t, double, Line const&) { return true; };
        Objective<Line, MSELoss<Sum>, std::remove_cvref_t<decltype(samples)>,
                  std::remove_cvref_t<decltype(targets)>, decltype(goes_on)>
            objective(net, samples, targets, goes_on);
        Residuals residuals{objective};
        NormalEquations<double> equations(3);
        CHECK(residuals.loss(objective.point()) == 1);
        residuals.linearise(objective.point(), equations);
        CHECK(equations.gradient() == std::vector<double>{-3, 1, -1});
        CHECK(equations.largest_diagonal() == 25);
    });
}
