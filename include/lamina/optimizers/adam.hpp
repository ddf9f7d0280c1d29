// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/optimizers/decay.hpp>

#include <array>

namespace lamina {

/// A tag of Adam and AdamW, `Adam<AMSGrad>{.lr = 1e-3}`: instead of by the last v they divide by the largest
/// so far, one more number for each w (Reddi and others, On the convergence of Adam and beyond, 2018).
struct AMSGrad {};

namespace core {

/// That Adam and AdamW are given no tag but theirs.
template <class... Tags>
struct AdamTags {
    static constexpr bool value = (std::same_as<Tags, AMSGrad> && ...);

    struct Check {
        static_assert(value, "lamina: Adam and AdamW have one tag, AMSGrad: `Adam<AMSGrad>{.lr = 1e-3}`.");
    };
};

/// What Adam and AdamW have in common: the two moments, and the step that is made by them. Numbers are
/// corrected where there is one for all weights: r m / (sqrt(v) + e) with r = lr sqrt(c2) / c1 and
/// e = eps sqrt(c2) is lr (m / c1) / (sqrt(v / c2) + eps) with a division less.
template <class... Tags>
struct AdamStep {
    static_assert(asserted<AdamTags<Tags...>>);

    static constexpr auto hyper(double decay, double lr, std::array<double, 2> const& betas, double eps,
                                std::size_t step)
    {
        double const root = math::sqrt(bias_correction(betas[1], step));
        double const rate = lr * root / bias_correction(betas[0], step);
        return std::array{decay, rate, eps * root, 1 - betas[0], betas[1], 1 - betas[1]};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [mean, square_mean, largest] = state;
        auto const [decay, rate, epsilon, fresh1, keep2, fresh2] = hyper;
        auto const m = mean + fresh1 * (g - mean);
        auto const v = keep2 * square_mean + fresh2 * square(g);
        auto const most = where(largest < v, v, largest);
        if constexpr (sizeof...(Tags) > 0)
            return std::tuple{w - rate * m / (sqrt(most) + epsilon), m, v, most};
        else
            return std::tuple{w - rate * m / (sqrt(v) + epsilon), m, v, most};
    }
};

} // namespace core

/// Steps of the mean gradient over the root of the mean squared one, each corrected for having begun at 0:
///
///     g' = g + weight_decay w
///     m  = beta1 m + (1 - beta1) g'
///     v  = beta2 v + (1 - beta2) g'^2
///     w  = w - lr (m / (1 - beta1^step)) / (sqrt(v / (1 - beta2^step)) + eps)
///
/// It keeps m and v; tag: AMSGrad. Kingma and Ba, Adam: a method for stochastic optimization, 2014; as
/// torch.optim.Adam. Weight decay that is no part of the gradient: AdamW.
template <class... Tags>
struct Adam {
    double lr = 1e-3;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 0;

    static constexpr auto name = "Adam";
    static constexpr std::size_t states = 3;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return core::AdamStep<Tags...>::hyper(weight_decay, lr, betas, eps, step);
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        return core::AdamStep<Tags...>::update(w, g + std::get<0>(hyper) * w, state, hyper);
    }
};

} // namespace lamina
