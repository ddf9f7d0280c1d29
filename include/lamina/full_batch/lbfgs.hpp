// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/minimum.hpp>
#include <lamina/full_batch/options.hpp>
#include <lamina/full_batch/strong_wolfe.hpp>

namespace lamina::core {

/// The inverse of the Hessian as the last steps show it.
template <class Number>
class InverseHessian {
    using Vector = std::vector<Number>;

public:
    explicit InverseHessian(std::size_t most) : most_(most) {}

    /// Takes note of a step and the gradients at its ends; not of one along which the loss is not clearly
    /// convex.
    void add(Vector s, Vector const& before, Vector const& after)
    {
        Vector y = after;
        core::add(y, Number(-1), before);
        Number const ys = dot(y, s);
        if (!(ys > Number(1e-10))) return;
        if (pairs_.size() == most_) pairs_.erase(pairs_.begin());
        scale_ = ys / dot(y, y);
        pairs_.push_back({std::move(s), std::move(y), 1 / ys, 0});
    }

    /// -H g, by the two loops of Nocedal and Wright, algorithm 7.4.
    Vector direction(Vector const& gradient)
    {
        Vector d(gradient.size());
        for (std::size_t i = 0; i < d.size(); ++i) d[i] = -gradient[i];
        for (auto pair = pairs_.rbegin(); pair != pairs_.rend(); ++pair) {
            pair->alpha = dot(pair->s, d) * pair->rho;
            core::add(d, -pair->alpha, pair->y);
        }
        for (Number& number : d) number *= scale_;
        for (Pair const& pair : pairs_) core::add(d, pair.alpha - dot(pair.y, d) * pair.rho, pair.s);
        return d;
    }

private:
    struct Pair {
        Vector s, y;
        Number rho;
        Number alpha;
    };
    std::size_t most_;
    Number scale_ = 1;
    std::vector<Pair> pairs_; ///< the oldest first
};

} // namespace lamina::core

namespace lamina {

/// L-BFGS with a line search for the strong Wolfe conditions, for `minimise`: for smooth losses on a whole
/// batch that does not change. Members, defaults and steps are those of torch.optim.LBFGS(lr=1,
/// line_search_fn="strong_wolfe"), but that one call makes all iterations: up to 200, with up to 26
/// evaluations of the loss and its gradient in each. Liu and Nocedal, Mathematical Programming 45 (1989) 503.
///
///     minimise(net, MSELoss{}, x, t, LBFGS{.max_iter = 500});
///
/// It keeps 2 history_size numbers for each parameter. std::invalid_argument where a tolerance is negative or
/// not a number, or history_size is 0.
struct LBFGS {
    std::size_t max_iter = 200;     ///< the most iterations
    double tolerance_grad = 1e-7;   ///< it ends where no slope of the loss is larger
    double tolerance_change = 1e-9; ///< and where a step changes the loss, or each parameter, by no more
    std::size_t history_size = 100; ///< of how many steps it remembers the curvature

    /// Minimises; what `minimise` calls.
    template <class Objective>
    Minimum run(Objective& objective) const
    {
        using Number = typename Objective::Number;
        using Vector = typename Objective::Vector;
        require_options();
        Vector x = objective.point();
        core::LinePoint<Number> now{0, 0, 0, Vector(x.size())};
        now.loss = objective.loss(x, now.gradient);
        if (!objective.start(now.loss, x)) return objective.end(Ending::callback);
        if (core::largest(now.gradient) <= tolerance_grad) return objective.end(Ending::gradient);
        core::InverseHessian<Number> hessian(history_size);
        for (std::size_t made = 0; made < max_iter; ++made) {
            Vector d = hessian.direction(now.gradient);
            now.slope = core::dot(now.gradient, d);
            if (now.slope > -tolerance_change) return objective.end(Ending::change);
            auto next = search(objective, x, d, now, made == 0 ? first_step(now.gradient) : Number(1));
            if (next.t == 0) return objective.end(Ending::no_decrease);
            core::add(x, next.t, d);
            if (!objective.step(next.loss, x)) return objective.end(Ending::callback);
            if (core::largest(next.gradient) <= tolerance_grad) return objective.end(Ending::gradient);
            for (Number& number : d) number *= next.t;
            if (core::largest(d) <= tolerance_change || now.loss - next.loss < tolerance_change)
                return objective.end(Ending::change);
            hessian.add(std::move(d), now.gradient, next.gradient);
            now = std::move(next);
            now.t = 0;
        }
        return objective.end(Ending::iterations);
    }

private:
    void require_options() const
    {
        core::require_tolerances("LBFGS", tolerance_grad, tolerance_change);
        if (history_size == 0)
            core::raise<std::invalid_argument>(
                "lamina: LBFGS{.history_size = 0} would remember no step; give a number from 1 on.");
    }

    /// The best point on x + t d.
    template <class Number>
    core::LinePoint<Number> search(auto& objective, std::vector<Number> const& x,
                                   std::vector<Number> const& d, core::LinePoint<Number> const& now,
                                   Number first) const
    {
        auto const evaluate = [&](Number t) {
            core::LinePoint<Number> point{t, 0, 0, std::vector<Number>(x.size())};
            std::vector<Number> moved = x;
            core::add(moved, t, d);
            point.loss = objective.loss(moved, point.gradient);
            point.slope = core::dot(point.gradient, d);
            return point;
        };
        return core::StrongWolfe(evaluate, now, tolerance_change / core::largest(d)).search(first);
    }

    /// As long as the gradient, or where that is more than 1 long in all, 1 in all.
    template <class Number>
    static Number first_step(std::vector<Number> const& gradient)
    {
        Number sum = 0;
        for (Number const slope : gradient) sum += (std::abs)(slope);
        return (std::min)(Number(1), 1 / sum);
    }
};

} // namespace lamina
