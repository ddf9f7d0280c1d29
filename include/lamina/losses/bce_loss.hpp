// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina::core {

/// Binary cross-entropy as PyTorch has it: each logarithm is at least -100, and the slope by y divides by at
/// least 1e-12 (a float there), where the derivative of the formula would be infinite or, at the bound, 0.
class BinaryCrossEntropy {
    static constexpr auto log_of(auto y) { return (symbol::max)(log(y), -100); }
    static constexpr auto log_of_rest(auto y) { return (symbol::max)(log1p(-y), -100); }
    static constexpr auto formula(auto y, auto t) { return (t - 1) * log_of_rest(y) - t * log_of(y); }

public:
    template <class T>
    [[gnu::always_inline]] static constexpr T value(T const& y, T const& t)
    {
        // of T in name alone, so that it is compiled where it is used
        using Y = std::conditional_t<sizeof(T) != 0, symbol::Variable<0>, void>;
        using Formula = decltype(symbol::lift<formula(Y{}, symbol::Variable<1>{})>());
        return symbol::evaluate<Formula>(y, t);
    }
    static constexpr auto derivative(auto y, auto t, auto dy, auto dt)
    {
        return (y - t) / (symbol::max)(y * (1 - y), 1e-12F) * dy + (log_of_rest(y) - log_of(y)) * dt;
    }
};

} // namespace lamina::core

namespace lamina {

/// Binary cross-entropy: -t log(y) - (1 - t) log(1 - y) for each element, where a logarithm is at least -100;
/// the mean over all elements as torch.nn.BCELoss has it, or the sum.
///
/// y: (batch, outputs) probabilities, from 0 to 1; target: (batch, outputs) probabilities. The slope is
/// PyTorch's too, (y - t) / max(y (1 - y), 1e-12). BCEWithLogitsLoss, which has Sigmoid in it, keeps more
/// digits.
template <class Reduction = Mean>
struct BCELoss : LossFormula<Reduction, BCELoss<Reduction>> {
    static constexpr auto name = "BCELoss";
    static constexpr auto value(auto y, auto t)
    {
        return core::symbol::apply<core::BinaryCrossEntropy>(y, t);
    }
};

} // namespace lamina
