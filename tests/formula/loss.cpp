// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/loss.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

namespace {
/// Its slope has none of its squares.
struct Squares : LossFormula<Sum> {
    static constexpr auto value(auto y, auto) { return row_sum(y * y); }
};
/// A row loss of one's own: the spread between the greatest output and the mean.
struct Spread : LossFormula<Sum> {
    static constexpr auto value(auto y, auto) { return row_max(y) - row_sum(y) / 3; }
};
/// The greatest stands in a reduction and beside it: of three outputs it is their sum and once more the
/// greatest.
struct Twice : LossFormula<Sum> {
    static constexpr auto value(auto y, auto) { return row_sum(y - row_max(y)) + 4 * row_max(y); }
};
/// Part of it is no number for the row.
struct Outside : LossFormula<Sum> {
    static constexpr auto value(auto y, auto t) { return row_sum(y) - t; }
};
/// A target in a reduction of its own.
struct OfTargets : LossFormula<Sum> {
    static constexpr auto value(auto y, auto t) { return row_sum(abs(y - t)) / (1 + row_sum(t)); }
};
/// 0 times infinity.
struct Product : LossFormula<Sum> {
    static constexpr auto value(auto y, auto t) { return row_sum(t * y); }
};
} // namespace

TEST_CASE("A loss of rows is one number for each")
{
    static_assert(core::LossFits<MSELoss<>>::value && core::LossFits<CrossEntropyLoss<>>::value);
    static_assert(core::LossFits<Spread>::value && core::LossFits<OfTargets>::value);
    static_assert(!core::LossFits<Outside>::value && !Loss<Outside>);
}

TEST_CASE("A reduction may stand in another and beside it")
{
    static_assert(core::LossFits<Twice>::value);
    reference::Network<Sequential<Linear<1, 3>>, double> net{zeros};
    net.set<"0.bias">({1, 5, 2});
    xt::xtensor<double, 2> const one = xt::zeros<double>({1, 1}), target = xt::zeros<double>({1, 3});
    auto const g = gradient(net, Twice{}, one, target);
    CHECK(g.loss() == 1 + 5 + 2 + 5);
    auto const& slopes = g.get<"0.bias">();
    CHECK((slopes(0) == 1 && slopes(1) == 2 && slopes(2) == 1));
}

TEST_CASE("Labels choose: what is not theirs is not computed with")
{
    symbol::Variable<0> const y;
    symbol::Variable<1> const t;
    auto const is_label = symbol::apply<symbol::Less>(symbol::Zero{}, t);
    using Chosen = decltype(symbol::row_sum(where(is_label, y, symbol::Zero{})));
    static_assert(std::same_as<LossValue<core::OfLabels<Product>>, Chosen>);
}

TEST_CASE("A loss is one of rows if it reduces them")
{
    static_assert(!is_row_loss<MSELoss<>> && !is_row_loss<L1Loss<Sum>> && is_row_loss<CrossEntropyLoss<>> &&
                  is_row_loss<Spread>);
    static_assert(MSELoss<>::Reduction::divides && !MSELoss<Sum>::Reduction::divides);
}

TEST_CASE("A row loss knows its reductions in computing order")
{
    using Plan = RowLoss<CrossEntropyLoss<>>;
    // the maximum, the sum of exponentials under it, the loss itself, and the sum of the targets in its slope
    static_assert(std::same_as<decltype(symbol::contains<symbol::Zero>(Plan::Reductions{})), bool>);
    static_assert([]<class... R>(symbol::List<R...>) { return sizeof...(R); }(Plan::Reductions{}) == 4);
}

TEST_CASE("What the slope has in common with a reduction is known, so that it is computed once")
{
    using Plan = RowLoss<CrossEntropyLoss<>>;
    symbol::Variable<0> const y;
    symbol::Variable<2> const greatest;
    static_assert(std::same_as<Plan::Repeated, decltype(exp(y - greatest))>);
    static_assert(std::same_as<Plan::Slope, decltype(symbol::substitute<symbol::Variable<6>, Plan::Repeated>(
                                                Plan::ShortSlope{}))>);
    static_assert(!std::same_as<Plan::Slope, Plan::ShortSlope>);
    static_assert(std::same_as<RowLoss<Squares>::Repeated, symbol::Zero>);
    static_assert(std::same_as<RowLoss<Squares>::Slope, RowLoss<Squares>::ShortSlope>);
}

namespace {
struct Peak : LossFormula<Sum> {
    static constexpr auto value(auto y, auto) { return row_max(y); }
};

/// The greatest of 0, 0, … with a NaN in one column.
template <template <class, class> class Net, std::size_t Width>
double peak_with_nan(std::size_t column)
{
    std::array<double, Width> outputs{};
    outputs[column] = std::nan("");
    Net<Sequential<Linear<1, Width>>, double> net{zeros};
    net.template set<"0.bias">(outputs);
    xt::xtensor<double, 2> const one = xt::zeros<double>({1, 1}),
                                 target = xt::zeros<double>({std::size_t{1}, Width});
    return gradient(net, Peak{}, one, target).loss();
}
} // namespace

TEST_CASE("The greatest of a row is NaN if any of its numbers is")
{
    for (std::size_t const column : {0U, 1U, 4U}) {
        CHECK(std::isnan(peak_with_nan<Network, 5>(column)));
        CHECK(std::isnan(peak_with_nan<reference::Network, 5>(column)));
    }
    for (std::size_t const column : {0U, 77U, 199U}) // too many to lie in registers
        CHECK(std::isnan(peak_with_nan<Network, 200>(column)));
}

TEST_CASE("A loss is a formula of an output and its target, and no activation or optimizer")
{
    static_assert(core::Loss<MSELoss<>> && core::Loss<CrossEntropyLoss<Sum>>);
    static_assert(!core::Loss<Sigmoid> && !core::Loss<SGD<>> && !core::Loss<int>);
}
