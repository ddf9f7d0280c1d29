// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>

namespace lamina {

/// A tag of RMSprop: from the mean square it takes the square of the mean, which it keeps too.
struct Centered {};
/// A tag of RMSprop: it has a momentum, `RMSprop<Momentum>{.momentum = 0.9}`, and keeps a velocity.
struct Momentum {};

namespace core {

/// That RMSprop is given no tags but its own.
template <class... Tags>
struct RMSpropTags {
    static constexpr bool value = ((std::same_as<Tags, Centered> || std::same_as<Tags, Momentum>) && ...);

    struct Check {
        static_assert(value,
                      "lamina: RMSprop has the tags Centered and Momentum: `RMSprop<Centered>{.lr = 1e-2}`.");
    };
};

} // namespace core

/// Steps of the gradient over the root of its mean square:
///
///     g' = g + weight_decay w
///     v  = alpha v + (1 - alpha) g'^2
///     m  = alpha m + (1 - alpha) g'               with the tag Centered, else 0
///     b  = momentum b + g' / (sqrt(v - m^2) + eps)    with the tag Momentum, else momentum is 0
///     w  = w - lr b
///
/// It keeps v, and of m and b those that it has; both tags: `RMSprop<Centered, Momentum>`. As
/// torch.optim.RMSprop; a difference v - m^2 that rounding makes negative counts as 0, and is NaN there.
template <class... Tags>
struct RMSprop {
    static constexpr bool centered = (std::same_as<Tags, Centered> || ...);
    static constexpr bool has_momentum = (std::same_as<Tags, Momentum> || ...);
    static_assert(core::asserted<core::RMSpropTags<Tags...>>);

    double lr = 1e-2;
    double alpha = 0.99;
    double eps = 1e-8;
    double weight_decay = 0;
    std::conditional_t<has_momentum, double, NotGiven> momentum{};

    static constexpr auto name = "RMSprop";
    static constexpr std::size_t states = 3;

    [[nodiscard]] constexpr auto hyper(std::size_t /*step*/) const
    {
        return std::tuple{lr, alpha, 1 - alpha, eps, weight_decay, momentum};
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        auto const [square_mean, mean, velocity] = state;
        auto const [rate, keep, fresh, epsilon, decay, mass] = hyper;
        auto const slope = g + decay * w;
        auto const v = keep * square_mean + fresh * square(slope);
        auto const m = mean + fresh * (slope - mean);
        auto const root = [&] {
            if constexpr (centered)
                return sqrt((core::symbol::max)(v - square(m), 0));
            else
                return sqrt(v);
        }();
        auto const b = mass * velocity + slope / (root + epsilon);
        return std::tuple{w - rate * b, v, m, b};
    }
};

} // namespace lamina
