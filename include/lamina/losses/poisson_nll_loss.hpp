// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Negative log-likelihood of counts t of a Poisson distribution with mean exp(y), but for what does not
/// depend on y: exp(y) - t y for each element, the mean over all elements as torch.nn.PoissonNLLLoss has it,
/// or the sum.
///
/// y: (batch, outputs) logarithms of means, or without LogInput the means: y - t log(y + Eps). Full adds
/// Stirling's approximation of log(t!), t log(t) - t + log(2 pi t) / 2, where t > 1.
template <class Reduction = Mean, bool LogInput = true, bool Full = false, double Eps = 1e-8>
struct PoissonNLLLoss : LossFormula<Reduction, PoissonNLLLoss<Reduction, LogInput, Full, Eps>> {
    static_assert(Eps >= 0, "lamina: the Eps of a PoissonNLLLoss is 0 or more.");
    static constexpr auto name = "PoissonNLLLoss";
    static constexpr auto value(auto y, auto t)
    {
        if constexpr (Full)
            return of_mean(y, t) + where(t > 1, (t + 0.5) * log(t) - t + 0.91893853320467274, 0);
        else
            return of_mean(y, t);
    }

private:
    static constexpr auto of_mean(auto y, auto t)
    {
        if constexpr (LogInput)
            return exp(y) - t * y;
        else
            return y - t * log(y + Eps);
    }
};

} // namespace lamina
