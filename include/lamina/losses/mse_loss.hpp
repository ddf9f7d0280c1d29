// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Squared error: (y - t)^2, the mean over all elements as torch.nn.MSELoss has it, or the sum.
template <class Reduction = Mean>
struct MSELoss : LossFormula<Reduction> {
    static constexpr auto name = "MSELoss";
    static constexpr auto value(auto y, auto t) { return square(y - t); }

    auto operator()(core::ExpressionLike auto const& y, auto&& t) const
    {
        return core::loss_of(*this, y, std::forward<decltype(t)>(t));
    }
};
static_assert(core::Loss<MSELoss<>>);

} // namespace lamina
