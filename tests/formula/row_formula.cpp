// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/row_formula.hpp>

#include "catch.hpp"

#include <lamina/activations/softmax.hpp>
#include <lamina/activations/tanh.hpp>

#include <string_view>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
/// A parameter within a reduction: y = x - sum(w x).
struct Weighed : Formula {
    static constexpr auto name = "Weighed";
    static constexpr std::array parameters{Parameter{"weight", 3, 0, 1}};
    static constexpr auto value(auto x, auto w) { return x - row_sum(w * x); }
};
} // namespace own
using symbol::List, symbol::Variable, symbol::row_sum;
using X = Variable<0>;
using DY = Variable<1>;
} // namespace

TEST_CASE("A formula is one of rows where its body reduces them")
{
    static_assert(own::Weighed::name == std::string_view("Weighed"));
    static_assert(is_row_formula<Softmax> && is_row_formula<own::Weighed> && !is_row_formula<Tanh>);
}

TEST_CASE("Forward: the results of its reductions are the variables after the trained ones")
{
    using Forward = RowForward<own::Weighed>;
    using W = Variable<2>;
    static_assert(std::same_as<Forward::Reductions, List<decltype(row_sum(W{} * X{}))>>);
    static_assert(std::same_as<Forward::Value, decltype(X{} - Variable<3>{})>);
}

TEST_CASE("Back: the slopes of sum(dy f(x)), by x and by each trained parameter at the same place")
{
    using Backward = RowBackward<own::Weighed>;
    static_assert(std::same_as<Backward::Reductions, List<decltype(row_sum(-DY{}))>>);
    double const x = 2, dy = 0.5, w = 3, sum = -4; // of -dy
    CHECK(symbol::evaluate<Backward::Slope<0>>(x, dy, w, sum) == dy + sum * w);
    CHECK(symbol::evaluate<Backward::Slope<1>>(x, dy, w, sum) == sum * x);
}
