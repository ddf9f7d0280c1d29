// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Softmax and negative log-likelihood: log(sum over j of exp(y_j)) - y_label for each row, the mean over the
/// rows as torch.nn.CrossEntropyLoss has it, or the sum.
///
/// y: (batch, classes) logits; target: (batch) integer labels from 0, or (batch, classes) probabilities, or
/// any weights of the classes, also negative ones: sum over j of t_j (log(sum over k of exp(y_k)) - y_j). The
/// slope, softmax(y) - t where t sums to 1, is derived.
template <class Reduction = Mean>
struct CrossEntropyLoss : LossFormula<Reduction> {
    static constexpr auto name = "CrossEntropyLoss";
    static constexpr auto value(auto y, auto t) { return row_sum(t * (log_sum_exp(y) - y)); }

    auto operator()(core::ExpressionLike auto const& y, auto&& t) const
    {
        return core::loss_of(*this, y, std::forward<decltype(t)>(t));
    }
};
static_assert(core::Loss<CrossEntropyLoss<>>);

} // namespace lamina
