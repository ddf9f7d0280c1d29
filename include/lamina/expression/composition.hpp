// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/expression/expression.hpp>

#include <boost/hana/back.hpp>
#include <boost/hana/drop_back.hpp>

/// The expressions that networks are made of, composed by hand: lazy, fused, and differentiated with respect
/// to any of the arrays in them.
///
///     auto const y = sigmoid(linear(tanh(linear(x, W1, b1)), W2, b2));   // nothing is computed yet
///     xt::xtensor<double, 2> const out = y;                              // computed here
///     auto const [dW1, db1] = gradient(MSELoss{}(y, t), wrt(W1, b1));
namespace lamina::core {

template <class X>
concept ExpressionOrArray = ExpressionLike<X> || ArrayLike<std::remove_cvref_t<X>>;

template <class Stage, class... Leaves>
auto make_step(Leaves const&... leaves)
{
    return Step<Stage, Leaves...>{{leaves...}};
}

/// A tuple with one more value after it (hana::append costs 40 ms of every translation unit).
template <class... Steps, class Last>
auto appended(boost::hana::tuple<Steps...> const& steps, Last const& last)
{
    return boost::hana::unpack(steps,
                               [&](auto const&... step) { return boost::hana::make_tuple(step..., last); });
}

/// An expression or array with one more step.
template <ExpressionOrArray X, class Stage, class... Leaves>
auto with_step(X&& x, Step<Stage, Leaves...> const& step)
{
    if constexpr (ExpressionLike<X>)
        return Expression{x.input, appended(x.steps, step)};
    else
        return Expression{make_leaf(std::forward<X>(x)), boost::hana::make_tuple(step)};
}

/// y = W x + b for each row x: W is (outputs, inputs), b (outputs).
template <ExpressionOrArray X, class Weight, class Bias>
auto linear(X&& x, Weight&& weight, Bias&& bias)
{
    using Affine = Stage<Dense<std::size_t, std::size_t, true>>;
    return with_step(std::forward<X>(x), make_step<Affine>(make_leaf(std::forward<Weight>(weight)),
                                                           make_leaf(std::forward<Bias>(bias))));
}

/// y = W x for each row x: W is (outputs, inputs).
template <ExpressionOrArray X, class Weight>
auto linear(X&& x, Weight&& weight)
{
    using Affine = Stage<Dense<std::size_t, std::size_t, false>>;
    return with_step(std::forward<X>(x), make_step<Affine>(make_leaf(std::forward<Weight>(weight))));
}

template <class F, class Contraction, class... Formulas, class... Leaves, class... Trained>
auto with_formula(Step<Stage<Contraction, Formulas...>, Leaves...> const& step, Trained const&... trained)
{
    return boost::hana::unpack(step.leaves, [&](auto const&... leaves) {
        return make_step<Stage<Contraction, Formulas..., F>>(leaves..., trained...);
    });
}

/// y = F(x) for each element, fused with what comes before it, or for each row where F reduces rows; the
/// formula's trained parameters follow x.
template <class F, class X, class... Trained>
auto activate(X&& x, Trained&&... trained)
{
    static_assert(
        sizeof...(Trained) == trained_count<F>,
        "lamina: activate<F>(x, …) takes as many arrays after x as the formula has trained parameters.");
    static_assert(asserted<core::IsFormula<F>>);
    if constexpr (!std::same_as<EvaluationOf<F>, F>) // no trainer trains an expression
        return activate<EvaluationOf<F>>(std::forward<X>(x), std::forward<Trained>(trained)...);
    else if constexpr (is_row_formula<F>)
        return with_step(std::forward<X>(x), make_step<Stage<Rowwise<std::size_t, F>>>(
                                                 make_leaf(std::forward<Trained>(trained))...));
    else if constexpr (ExpressionLike<X>)
        return Expression{x.input, appended(boost::hana::drop_back(x.steps),
                                            with_formula<F>(boost::hana::back(x.steps),
                                                            make_leaf(std::forward<Trained>(trained))...))};
    else
        return with_step(std::forward<X>(x), make_step<Stage<Direct<std::size_t>, F>>(
                                                 make_leaf(std::forward<Trained>(trained))...));
}

} // namespace lamina::core

namespace lamina {
using core::activate;
using core::linear;
} // namespace lamina
