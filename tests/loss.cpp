// SPDX-License-Identifier: BSL-1.0
#include <lamina/loss.hpp>

#include "catch.hpp"

#include <lamina/losses.hpp>

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
} // namespace

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
