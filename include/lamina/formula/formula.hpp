// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/lazy.hpp>
#include <lamina/formula/parameter.hpp>
#include <lamina/symbol/body.hpp>
#include <lamina/symbol/rows.hpp>

#include <array>
#include <concepts>

namespace lamina::core {

/// What a formula takes of each place after x and its trained parameters: ValueOperand<V>, what stage V of
/// the network takes; RandomOperand, a uniform number of [0, 1), a new one in every step of training.
template <class... Operands>
struct OperandList {
    static constexpr std::size_t count = sizeof...(Operands);
};
template <std::size_t Value>
struct ValueOperand {};
struct RandomOperand {};

/// Lists of operands one after the other.
template <class... A, class... B>
constexpr OperandList<A..., B...> operator+(OperandList<A...>, OperandList<B...>)
{
    return {};
}

} // namespace lamina::core

namespace lamina {

/// Base of every activation: a stateless struct with a `name` and one body.
///
///     struct Bump : lamina::Formula {
///         static constexpr auto name = "Bump";
///         static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
///     };
///
/// The body is called with symbols only, never with numbers: write `0.5 * x`, not `x / sqrt(4.0)`, and
/// `where` for a choice. Its derivative is derived. A formula with trained parameters declares them, `static
/// constexpr std::array parameters{Parameter{"weight", 1, 0, 0.25}};`, and takes them after x; each is one
/// number for the whole layer or one for each value. A body that uses row_sum, row_mean, row_max or
/// log_sum_exp is a formula of the row of values: `exp(x - log_sum_exp(x))`. A number that does not train is
/// a template argument: `template <double Slope> struct LeakyReLU : lamina::Formula`. A formula without
/// trained parameters may offer `derivative(y)`, its slope as a function of its output, where that saves the
/// backward pass an array or an `exp`.
struct Formula {
    using Parameter = core::Parameter;
    static constexpr std::array<Parameter, 0> parameters{};
    /// What the body takes of each place after the trained parameters.
    using Operands = core::OperandList<>;
};

} // namespace lamina

namespace lamina::core {

/// How many trained parameters a formula takes after x.
template <class F>
inline constexpr std::size_t trained_count = F::parameters.size();

/// The trained parameters of formulas, in order.
template <class... Formulas>
struct TrainedSizes {
    static constexpr std::size_t trained = (std::size_t{0} + ... + trained_count<Formulas>);

    /// How many numbers each has: 1, or one for each column.
    static constexpr std::array<std::size_t, trained> trained_sizes = [] {
        std::array<std::size_t, trained> sizes{};
        [[maybe_unused]] std::size_t next = 0;
        [[maybe_unused]] auto const add = [&](auto const& parameters) {
            for (Parameter const& parameter : parameters) sizes[next++] = parameter.size();
        };
        (add(Formulas::parameters), ...);
        return sizes;
    }();
};

template <class F, class X, std::size_t First, std::size_t Operand, class Indices, class Operands>
struct ApplyFormula;

template <class F, class X, std::size_t First, std::size_t Operand, std::size_t... Indices,
          std::size_t... Operands>
struct ApplyFormula<F, X, First, Operand, std::index_sequence<Indices...>, std::index_sequence<Operands...>> {
    using type =
        symbol::Tree<F, X, symbol::Variable<First + Indices>..., symbol::Variable<Operand + Operands>...>;
};

/// The formula applied to an expression, its trained parameters being the variables from First on, its
/// operands those from Operand on.
template <class F, class X, std::size_t First = 1, std::size_t Operand = First + trained_count<F>>
using Applied = typename ApplyFormula<F, X, First, Operand, std::make_index_sequence<trained_count<F>>,
                                      std::make_index_sequence<F::Operands::count>>::type;

/// The formula as an expression in x, Variable<0>.
template <class F>
using ValueOf = Applied<F, symbol::Variable<0>>;

/// That a formula can be computed: of each value alone or, where it reduces rows, of a row of them.
template <class F>
struct IsFormula {
    using Offered = symbol::OfferedDerivative<F>;
    using Body = symbol::BodyOf<F, 1 + trained_count<F> + F::Operands::count>;
    static constexpr bool reduces_rows = [] {
        if constexpr (Body::value) return symbol::reduces<ValueOf<F>>;
        return false;
    }();
    static constexpr bool offers_whole_slope = !Offered::value || trained_count<F> == 0;
    static constexpr bool offers_slope_of_row = Offered::value && reduces_rows;
    static constexpr bool reduces_operands = reduces_rows && F::Operands::count > 0;
    static constexpr bool value = Body::value && offers_whole_slope && !offers_slope_of_row &&
                                  !reduces_operands && (Offered::value || !Offered::is_wrong);

    struct Check {
        static_assert(
            !reduces_operands,
            "lamina: this formula reduces rows by row_sum, row_max or log_sum_exp and has `Operands`, "
            "which formulas of single values alone may have. Make it two formulas, one after the "
            "other.");
        static_assert(!offers_slope_of_row,
                      "lamina: this formula reduces rows by row_sum, row_max or log_sum_exp and offers a "
                      "`derivative`, which says nothing of the slopes by the other values of the row. Leave "
                      "it away: all slopes are derived.");
        static_assert(offers_whole_slope,
                      "lamina: this formula has trained parameters and offers a `derivative`, which says "
                      "nothing of the slopes by these. Leave it away: all slopes are derived.");
        static_assert(asserted<Body> && asserted<Offered>);
    };
};

/// Sigmoid, Softmax, …: a formula of one value or of a row of them, and of trained parameters if it declares
/// any.
template <class F>
concept Activation = std::derived_from<F, Formula> && requires {
    F::name;
    F::parameters;       // what is trained: name and size
    typename ValueOf<F>; // value(x, parameters…), a body called with symbols
    requires IsFormula<F>::value;
};

template <class F, std::size_t Index = 0>
using Derivative = decltype(symbol::derive<Index>(ValueOf<F>{}));

template <class F, std::size_t Index = 0>
using SecondDerivative = decltype(symbol::derive<Index>(Derivative<F, Index>{}));

/// The formula's value at x, its trained parameters after it.
template <class F, class T, std::same_as<T>... Trained>
constexpr T value_at(T const& x, Trained const&... trained)
{
    return symbol::evaluate<ValueOf<F>>(x, trained...);
}

/// The formula's derived slope at x.
template <class F, class T, std::same_as<T>... Trained>
constexpr T slope_at(T const& x, Trained const&... trained)
{
    return symbol::evaluate<Derivative<F>>(x, trained...);
}

/// The derivative of the slope.
template <class F, class T, std::same_as<T>... Trained>
constexpr T curvature_at(T const& x, Trained const&... trained)
{
    return symbol::evaluate<SecondDerivative<F>>(x, trained...);
}

} // namespace lamina::core

namespace lamina {
using core::curvature_at;
using core::slope_at;
using core::value_at;
} // namespace lamina
