// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses.hpp>

#include "laws/loss.hpp"

#include <string_view>

using namespace lamina;
using namespace lamina::core;

namespace {
/// That a loss which is called with an expression is itself.
template <class Loss>
constexpr bool is_called = [] {
    using Array = xt::xtensor<double, 2>;
    using E = decltype(linear(std::declval<Array const&>(), std::declval<Array const&>()));
    using Called = decltype(Loss{}(std::declval<E const&>(), std::declval<Array const&>()));
    return std::same_as<Called, LossExpression<Loss, E, Borrowed<Array>>>;
}();
template <class... Losses>
constexpr bool are_called = (is_called<Losses> && ...);
} // namespace

TEST_CASE("losses.hpp lists the losses, each of which can be called with an expression")
{
    static_assert(are_called<BCELoss<>, BCEWithLogitsLoss<Sum>, CrossEntropyLoss<Mean, 0.1>,
                             HingeEmbeddingLoss<Mean, 2.0>, HuberLoss<Mean, 2.0>, KLDivLoss<BatchMean, true>,
                             L1Loss<>, LogCoshLoss<>, MSELoss<>, MultiLabelSoftMarginLoss<>,
                             MultiMarginLoss<Mean, 2, 0.5>, NLLLoss<>, PoissonNLLLoss<Sum, false, true, 0.5>,
                             QuantileLoss<Mean, 0.9>, SmoothL1Loss<Sum, 2.0>, SoftMarginLoss<>>);
    static_assert(MSELoss<>::name == std::string_view("MSELoss"));
}

namespace {
namespace own {
/// torch.nn.HuberLoss: a loss with a number of its own.
template <class Reduction = Mean, double Delta = 1.0>
struct Huber : LossFormula<Reduction> {
    static constexpr auto name = "Huber";
    static constexpr auto value(auto y, auto t)
    {
        auto const error = abs(y - t);
        return where(error < Delta, 0.5 * square(error), Delta * (error - 0.5 * Delta));
    }
};
/// The hinge of a support vector machine, with targets -1 and 1.
template <class Reduction = Mean>
struct Hinge : LossFormula<Reduction> {
    static constexpr auto name = "Hinge";
    static constexpr auto value(auto y, auto t) { return max(0, 1 - t * y); }
};
} // namespace own
} // namespace

TEST_CASE("A loss with a number obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = random::NumPy{4}.uniform(-2, 2, 4, 3);
    laws::loss(own::Huber<Sum, 1.5>{}, own::Huber<Mean, 1.5>{}, t, 12);
    laws::loss_hands_on_nan_of_targets(own::Huber<Mean, 1.5>{});
    laws::loss(own::Hinge<Sum>{}, own::Hinge<>{}, t, 12);
    laws::loss_hands_on_nan(own::Hinge<>{}, t);
}
