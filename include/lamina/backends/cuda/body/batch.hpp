// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/sources.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/pass/targets.hpp>
#include <lamina/pass/update.hpp>

#include <array>

namespace lamina::cuda {

/// Class labels in a memory that the pass reads where they lie.
struct LabelRows {
    std::size_t const* data;
    std::size_t row_count;

    [[nodiscard]] constexpr std::size_t rows() const { return row_count; }
    [[nodiscard]] constexpr OneHotRows one_hot(std::size_t first, std::size_t /*count*/,
                                               std::size_t* /*memory*/, bool /*there*/) const
    {
        return {data + first};
    }
};

/// A batch of samples and what they should give, row after row without gaps.
template <class T, class Target_>
struct Batch {
    using Target = Target_;
    static constexpr bool has_labels = std::same_as<Target, std::size_t>;

    T const* x;
    Target const* t; ///< numbers, or labels
    std::size_t rows;

    [[nodiscard]] constexpr auto samples(std::size_t width) const { return rows_of(x, rows, width); }
    [[nodiscard]] constexpr auto targets(std::size_t width) const
    {
        if constexpr (has_labels)
            return LabelRows{t, rows};
        else
            return rows_of(t, rows, width);
    }
};

/// Steps of training that are made together: how many, how many were made before, and where their losses go:
/// the last one's to losses[0], that of step i * interval to losses[1 + i].
template <class T, class Optimizer, std::size_t arrays>
struct Steps {
    std::array<T*, arrays> on; ///< the parameters in PyTorch's order, and the optimizer's states
    T* losses;
    std::size_t count;
    random::Draw draw; ///< of which the first of them has its random numbers; its step is how many were made
    std::size_t interval; ///< 0: the last one alone
    [[no_unique_address]] Optimizer optimizer;
};

/// Makes steps on arrays that the threads have near them; keep(where, loss) for every loss that is wanted.
template <class Rule, class Number, class T, class Optimizer, std::size_t arrays>
constexpr void make_logged_steps(Steps<Number, Optimizer, arrays> const& steps,
                                 std::array<T*, arrays> const& nearby, T* gradients, auto const& step,
                                 auto const& keep)
{
    make_steps<Rule>(
        steps.count, nearby, gradients, steps.draw,
        [&](std::size_t i) { return Rule::template numbers<T>(steps.optimizer, steps.draw.step + i + 1); },
        [&](auto const& sink, std::size_t i) { return step(sink, i > 0); },
        [&](std::size_t i, T const& loss) {
            if (steps.interval != 0 && i % steps.interval == 0)
                keep(steps.losses + 1 + i / steps.interval, loss);
            if (i + 1 == steps.count) keep(steps.losses, loss);
        });
}

} // namespace lamina::cuda
