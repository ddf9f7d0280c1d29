// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>
#include <lamina/symbol/rows.hpp>

namespace lamina::core {

/// Whether a formula is one of whole rows: its body has row_sum, row_max or log_sum_exp.
template <class F>
inline constexpr bool is_row_formula = IsFormula<F>::reduces_rows;

/// Expressions of a row as a pass computes them: in x, Variable<0>; the gradient that comes back,
/// Variable<1>; the trained parameters; and the results of the reductions in computing order.
template <std::size_t trained, class... Expanded>
struct RowExpressions {
    using Reductions = decltype(symbol::all_reductions_in(symbol::List<>{}, Expanded{}...));

    template <class E>
    static constexpr auto in_results(E e)
    {
        return symbol::with_variables<2 + trained>(Reductions{}, e);
    }
    /// What a reduction is made of, with the results before it.
    template <class Operation, class E>
    static constexpr auto element(symbol::Apply<Operation, E>)
    {
        return in_results(E{});
    }
};

/// The formula of a row, its trained parameters being the variables from 2 on.
template <class F>
using RowValueOf = Applied<F, symbol::Variable<0>, 2>;

/// A formula of rows forward.
template <class F>
struct RowForward : RowExpressions<trained_count<F>, decltype(symbol::expand(RowValueOf<F>{}))> {
    using Value = decltype(RowForward::in_results(symbol::expand(RowValueOf<F>{})));
};

/// What comes back through a formula of rows: the slopes of the row's number sum over j of dy_j f(x)_j, by x
/// and by each trained parameter at the same place.
template <class F>
struct PulledBack {
    using Number = decltype(symbol::lift<symbol::row_sum(symbol::Variable<1>{} * RowValueOf<F>{})>());
    /// By variable 0 for x, 1 + k for the k-th trained parameter.
    template <std::size_t Index>
    using By = decltype(symbol::expand(symbol::row_derive_expression<Index == 0 ? 0 : 1 + Index>(Number{})));

    template <class Indices>
    struct AllOf;
    template <std::size_t... Indices>
    struct AllOf<std::index_sequence<Indices...>> {
        using type = RowExpressions<sizeof...(Indices) - 1, By<Indices>...>;
    };
    using All = typename AllOf<std::make_index_sequence<1 + trained_count<F>>>::type;
};

template <class F>
struct RowBackward : PulledBack<F>::All {
    template <std::size_t Index>
    using Slope = decltype(PulledBack<F>::All::in_results(typename PulledBack<F>::template By<Index>{}));
};

} // namespace lamina::core
