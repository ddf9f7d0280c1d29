// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

namespace lamina {

/// Negative log-likelihood of targets that are normally distributed, with means and variances that the
/// network gives: (log(v) + (y - t)^2 / v) / 2 where v is the variance, at least Eps, whose slope there is
/// that at Eps; with Full log(2 pi) / 2 more. The mean over all targets as torch.nn.GaussianNLLLoss has it,
/// or the sum.
///
/// y: (batch, 2 n), n means and then n variances, which a network keeps positive:
/// `Concat<Linear<8, n>, Sequential<Linear<8, n>, Softplus<>>>`; target: (batch, n).
template <class Reduction_ = Mean, bool Full = false, double Eps = 1e-6>
struct GaussianNLLLoss {
    static_assert(core::asserted<core::IsReduction<Reduction_>>);
    static_assert(Eps > 0, "lamina: GaussianNLLLoss<Reduction, Full, Eps> divides by Eps, which is above 0.");
    using Reduction = Reduction_;
    static constexpr auto name = "GaussianNLLLoss";
    static constexpr std::size_t outputs_of_target = 2;

    static constexpr auto value(auto y, auto t, auto v)
    {
        auto const variance = core::symbol::apply<AtLeastEps>(v);
        auto const density = 0.5 * (log(variance) + square(y - t) / variance);
        if constexpr (Full)
            return density + 0.9189385332046727; // log(2 pi) / 2
        else
            return density;
    }

private:
    /// max(v, Eps) with the slope 1 everywhere, as in PyTorch, so that a variance of 0 can grow.
    struct AtLeastEps {
        static constexpr auto value(auto const& v)
        {
            using core::math::greater;
            return greater(
                v, std::remove_cvref_t<decltype(v)>(
                       static_cast<typename core::symbol::Element<std::remove_cvref_t<decltype(v)>>::type>(
                           Eps)));
        }
        static constexpr auto derivative(auto, auto dv) { return dv; }
    };
};

} // namespace lamina
