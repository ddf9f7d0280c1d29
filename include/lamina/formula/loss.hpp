// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/lazy.hpp>
#include <lamina/symbol/body.hpp>
#include <lamina/symbol/rows.hpp>

#include <cstddef>

namespace lamina {

/// The loss is the sum over all that is compared.
struct Sum {
    static constexpr bool divides = false;
};

/// The loss is the mean: over all elements, or over the rows for a loss that reduces rows, as in PyTorch.
struct Mean {
    static constexpr bool divides = true;
};

/// The loss is the mean over the rows of the sum over a row, as PyTorch's "batchmean" is.
struct BatchMean {
    static constexpr bool divides = true;
};

namespace core {

/// That a loss can be told whether it divides.
template <class Reduction>
struct IsReduction {
    static constexpr bool value = requires { typename std::bool_constant<bool{Reduction::divides}>; };

    struct Check {
        static_assert(value,
                      "lamina: a loss is the Mean or the Sum of what is compared, as MSELoss<lamina::Sum>; "
                      "this one is given another type instead.");
    };
};

} // namespace core

/// Base of every loss: a `name` and one body of output y and target t.
///
///     template <class Reduction = lamina::Mean>
///     struct LogCosh : lamina::LossFormula<Reduction> {
///         static constexpr auto name = "LogCosh";
///         static constexpr auto value(auto y, auto t) { return log_cosh(y - t); }
///     };
///
/// The body is a formula of one element, or of one row where it uses row_sum, row_max or log_sum_exp; such a
/// loss takes class labels too, as a t that is 1 at the label and 0 elsewhere, where 0 times infinity is 0.
/// Its derivative is derived. A number that it is computed with is a template argument: `template <class
/// Reduction = lamina::Mean, double Delta = 1> struct Huber`. One that names itself as Self, `struct MSELoss
/// : LossFormula<Reduction, MSELoss<Reduction>>`, can be called with an expression: MSELoss{}(y, t).
template <class Reduction_ = Mean, class Self = void>
struct LossFormula {
    static_assert(core::asserted<core::IsReduction<Reduction_>>);
    using Reduction = std::conditional_t<core::IsReduction<Reduction_>::value, Reduction_, Mean>;

    auto operator()(core::ExpressionLike auto const& y, auto&& t) const
        requires std::derived_from<Self, LossFormula>
    {
        return core::loss_of(static_cast<Self const&>(*this), y, std::forward<decltype(t)>(t));
    }
};

} // namespace lamina

namespace lamina::core {

template <class Loss>
using LossValue = symbol::Tree<Loss, symbol::Variable<0>, symbol::Variable<1>>;

/// A weighted sum of losses of parts of the outputs.
template <class L>
concept CombinedLoss = requires { typename L::Terms; };

/// A loss of two outputs for each target, the second of which lies half the outputs further: `value(y, t,
/// v)`.
template <class L>
concept PairLoss = requires { requires L::outputs_of_target == 2; };

/// How many outputs of a row there are for each of its targets.
template <class Loss>
inline constexpr std::size_t outputs_of_target = 1;
template <PairLoss Loss>
inline constexpr std::size_t outputs_of_target<Loss> = 2;

/// Whether a loss reduces rows.
template <class Loss>
inline constexpr bool is_row_loss =
    !std::same_as<decltype(symbol::outer_reductions(symbol::List<>{}, LossValue<Loss>{})), symbol::List<>>;
template <CombinedLoss Loss>
inline constexpr bool is_row_loss<Loss> = true;
template <PairLoss Loss>
inline constexpr bool is_row_loss<Loss> = false;

/// How many numbers a loss that divides is the mean of, in a batch of so many rows and outputs.
template <class Loss>
constexpr std::size_t compared_in(std::size_t rows, std::size_t outputs)
{
    constexpr bool by_rows = is_row_loss<Loss> || std::same_as<typename Loss::Reduction, BatchMean>;
    return by_rows ? rows : rows * (outputs / outputs_of_target<Loss>);
}

/// That a loss is one number for each element or each row.
template <class Loss>
struct LossFits {
    using Body = symbol::BodyOf<Loss, 2>;

    static constexpr auto find_rest()
    {
        if constexpr (Body::value) {
            constexpr auto reductions = symbol::all_reductions(symbol::List<>{}, LossValue<Loss>{});
            if constexpr (!std::same_as<decltype(reductions), symbol::List<> const>)
                return symbol::with_variables<2>(reductions, LossValue<Loss>{});
        }
    }
    /// What there is of a row loss beside its reductions.
    using Rest = decltype(find_rest());
    static constexpr bool reduces_all = !symbol::depends<0, Rest> && !symbol::depends<1, Rest>;
    static constexpr bool value = Body::value && reduces_all;
};

/// MSELoss<Mean>, …: a formula of one output and its target, or of a row of them; or a sum of such.
template <class L>
concept Loss = CombinedLoss<L> || PairLoss<L> || requires {
    { L::Reduction::divides } -> std::convertible_to<bool>; // Sum or Mean
    typename LossValue<L>;                                  // value(y, t)
    requires LossFits<L>::value;
};

/// A loss whose targets are class labels: t is a choice of 1 at the label and 0 elsewhere, so that a product
/// with it chooses too and computes nothing of other classes, where 0 times infinity would be NaN.
template <class Loss>
struct OfLabels {
    using Reduction = typename Loss::Reduction;
    static constexpr auto value(auto y, auto t)
    {
        return Loss::value(y, where(t > 0, symbol::One{}, symbol::Zero{}));
    }
};

/// A loss of single elements: Value and Slope in y, t.
template <class Loss>
struct ElementLoss {
    using Value = LossValue<Loss>;
    using Slope = decltype(symbol::derive<0>(Value{}));
};

/// A loss of pairs of outputs: Value, and its slopes by both, in y, t and the second.
template <class Loss>
struct LossOfPairs {
    using Value = symbol::Tree<Loss, symbol::Variable<0>, symbol::Variable<1>, symbol::Variable<2>>;
    using Slope = decltype(symbol::derive<0>(Value{}));
    using SecondSlope = decltype(symbol::derive<2>(Value{}));
};

/// A loss of rows: its reductions in computing order, and Value and Slope in y, t and their results, which
/// are Variable<2> and so on.
template <class Loss>
struct RowLoss {
private:
    using Stated = LossValue<Loss>;
    using Total = decltype(symbol::expand(Stated{}));
    using Derived = decltype(symbol::expand(symbol::row_derive_expression(Stated{})));

public:
    using Reductions = decltype(symbol::all_reductions_in(symbol::List<>{}, Total{}, Derived{}));
    using Value = decltype(symbol::with_variables<2>(Reductions{}, Total{}));
    using Slope = decltype(symbol::with_variables<2>(Reductions{}, Derived{}));

    /// What a reduction is made of, in y, t and the results before it.
    template <class Operation, class E>
    static constexpr auto element(symbol::Apply<Operation, E>)
    {
        return symbol::with_variables<2>(Reductions{}, E{});
    }

private:
    template <class... R>
    static symbol::Variable<2 + sizeof...(R)> after(symbol::List<R...>);
    using After = decltype(after(Reductions{}));

    template <class... R>
    static constexpr auto repeated(symbol::List<R...>)
    {
        return (Search<symbol::Zero>{} + ... + Search<decltype(element(R{}))>{}).found;
    }
    template <class E>
    struct Search {
        E found;
        /// The first of two that the slope has.
        template <class Next>
        constexpr auto operator+(Search<Next>) const
        {
            constexpr bool has = symbol::arity<Next> > 0 &&
                                 !std::same_as<decltype(symbol::substitute<Next, After>(Slope{})), Slope>;
            return Search<std::conditional_t<std::same_as<E, symbol::Zero> && has, Next, E>>{};
        }
    };

public:
    /// What a reduction is made of and the slope has again, or Zero; and the slope with the variable after
    /// the results in its place.
    using Repeated = decltype(repeated(Reductions{}));
    using ShortSlope = decltype(symbol::substitute<Repeated, After>(Slope{}));
};

/// A loss in the place of something that is none.
struct NoLoss : LossFormula<> {
    static constexpr auto value(auto y, auto t) { return y - t; }
};

/// That a loss is given where one is wanted.
template <class L>
struct IsLoss {
    static constexpr bool claims = requires {
        typename L::Reduction;
        typename LossValue<L>;
    };
    static constexpr bool value = core::Loss<L>;
    using type = std::conditional_t<value, L, NoLoss>;

    struct Check {
        static_assert(claims, "lamina: what is given as the loss is none: MSELoss{}, or of your own a struct "
                              "derived from lamina::LossFormula<> with `value(y, t)`.");
        static_assert(!claims || LossFits<L>::reduces_all,
                      "lamina: this loss reduces a row and uses y or t outside of row_sum, row_max and "
                      "log_sum_exp too, where they are not one number for the row. Put what is computed of "
                      "each element into row_sum(…).");
    };
};

template <class L>
    requires(CombinedLoss<L> || PairLoss<L>)
struct IsLoss<L> {
    static constexpr bool value = true;
    using type = L;
    struct Check {};
};

} // namespace lamina::core
