// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

#include <type_traits>

namespace lamina::core {

/// What the backward pass of a chain of formulas reads.
enum class Kept { nothing, output, pre_activation };

/// The formulas after a contraction as one expression: Value in z, the pre-activation, which is Variable<0>;
/// the trained parameters follow as Variable<1>… in order, then the operands; the gradient coming back is the
/// variable after them.
template <class... Formulas>
struct Chain : TrainedSizes<Formulas...> {
    using TrainedSizes<Formulas...>::trained;
    using Operands = decltype((OperandList<>{} + ... + typename Formulas::Operands{}));
    static constexpr std::size_t given = trained + Operands::count; ///< to each place, beside z

private:
    template <class Value_, std::size_t Next, std::size_t Operand>
    struct Composed {
        template <class F>
        friend constexpr auto operator+(Composed, std::type_identity<F>)
        {
            return Composed<Applied<F, Value_, Next, Operand>, Next + trained_count<F>,
                            Operand + F::Operands::count>{};
        }
        using Value = Value_;
    };
    using Z = symbol::Variable<0>;

public:
    using Value =
        typename decltype((Composed<Z, 1, 1 + trained>{} + ... + std::type_identity<Formulas>{}))::Value;
    using Gradient = symbol::Variable<1 + given>;

private:
    /// The derivative with respect to a variable, with the output in place of what computes it.
    template <std::size_t Index>
    using FromOutput =
        decltype(symbol::substitute<Value, symbol::Variable<2 + given>>(symbol::derive<Index>(Value{})));

    static constexpr auto offered()
    {
        if constexpr (sizeof...(Formulas) == 1 && (symbol::OfferedDerivative<Formulas>::value && ...))
            return symbol::lift<symbol::to_symbol((Formulas::derivative(Z{}), ...))>();
    }
    static constexpr bool offers = !std::is_void_v<decltype(offered())>;

    template <std::size_t... Indices>
    static constexpr Kept choose(std::index_sequence<Indices...>)
    {
        if ((!symbol::depends<0, decltype(symbol::derive<Indices>(Value{}))> && ...)) return Kept::nothing;
        if (offers || (!symbol::depends<0, FromOutput<Indices>> && ...)) return Kept::output;
        return Kept::pre_activation;
    }

public:
    static constexpr Kept kept = choose(std::make_index_sequence<1 + given>{});

    /// The derivative with respect to variable Index, of what the chain keeps. (Public, because clang 18 lets
    /// no alias template use what is private.)
    template <std::size_t Index>
    static constexpr auto slope()
    {
        if constexpr (kept == Kept::output && offers)
            return offered();
        else if constexpr (kept == Kept::output)
            return symbol::substitute<symbol::Variable<2 + given>, Z>(FromOutput<Index>{});
        else
            return symbol::derive<Index>(Value{});
    }

    /// The gradient with respect to variable Index: 0 for z, k for the k-th trained parameter, then the
    /// operands; Variable<0> here is what the chain keeps.
    template <std::size_t Index>
    using Backward = decltype(slope<Index>() * Gradient{});
};

} // namespace lamina::core
