// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/minimum.hpp>
#include <lamina/full_batch/options.hpp>
#include <lamina/full_batch/residuals.hpp>

#include <limits>

namespace lamina::core {

/// What is added to the diagonal of J^T J, by the last steps' gain ratios: what a step gained over what it
/// would have if the residuals were straight.
template <class Number>
struct Damping {
    Number mu;
    Number growth = 2;

    void accept(Number ratio)
    {
        Number const above = 2 * ratio - 1;
        mu *= (std::max)(Number(1) / 3, 1 - above * above * above);
        growth = 2;
    }
    void reject()
    {
        mu *= growth;
        growth *= 2;
    }
};

} // namespace lamina::core

namespace lamina {

/// Levenberg's and Marquardt's method, for `minimise`: for sums and means of squares, MSELoss and losses of
/// your own whose value is square(…), of up to some hundred parameters, where it takes a fraction of the
/// iterations of any other. Steps h solve (J^T J + mu I) h = -J^T r, with mu from the gain ratio: Madsen,
/// Nielsen and Tingleff, Methods for non-linear least squares problems, 2004, algorithm 3.16.
///
///     minimise(net, MSELoss{}, x, t, LevenbergMarquardt{.max_iter = 50});
///
/// An iteration is a step that makes the loss smaller. It takes a pass for each output of each row, p^2 / 2
/// products for each of these and p^3 / 6 for each step that is tried, of p parameters, in 2 p^2 numbers. It
/// ends as the members say, and where steps change the loss in its last digit alone, which is Ending::change.
/// Another loss does not compile. std::invalid_argument where a tolerance is negative or not a number, or
/// damping not positive; std::length_error where a network has too many parameters for max_memory.
struct LevenbergMarquardt {
    std::size_t max_iter = 200;      ///< the most iterations
    double tolerance_grad = 1e-10;   ///< it ends where no slope of the loss is larger
    double tolerance_change = 1e-12; ///< and where a step is no longer than that part of the parameters' norm
    double damping = 1e-3;           ///< mu at the start, as a part of the largest number in J^T J's diagonal
    std::size_t max_memory = std::size_t{1} << 30; ///< bytes for the equations; enough for 8,192 parameters

    /// Minimises; what `minimise` calls.
    template <class Objective>
    Minimum run(Objective& objective) const
    {
        using Fits = core::IsOfSquares<typename Objective::Loss>;
        static_assert(core::asserted<Fits>);
        require_options<Objective>();
        if constexpr (Fits::value)
            return iterate(objective);
        else
            return {};
    }

private:
    template <class Objective>
    void require_options() const
    {
        core::require_tolerances("LevenbergMarquardt", tolerance_grad, tolerance_change);
        if (!(damping > 0))
            core::raise<std::invalid_argument>(
                "lamina: the damping of LevenbergMarquardt is not positive; give a number such as 1e-3.");
        std::size_t const bytes = core::NormalEquations<typename Objective::Number>::bytes(Objective::size);
        if (bytes > max_memory)
            core::raise<std::length_error>({"lamina: LevenbergMarquardt solves for all ", Objective::size,
                                            " parameters of this network at once, in ", bytes,
                                            " bytes; its max_memory is ", max_memory,
                                            ". Take LBFGS, a smaller network, or a larger max_memory."});
    }

    template <class Objective>
    Minimum iterate(Objective& objective) const
    {
        using Number = typename Objective::Number;
        using Vector = typename Objective::Vector;
        constexpr Number rounding = std::numeric_limits<typename Objective::Network::value_type>::epsilon();
        core::Residuals residuals{objective};
        core::NormalEquations<Number> equations{Objective::size};
        Vector x = objective.point();
        Vector h(x.size()), moved(x.size());
        Number loss = residuals.loss(x);
        if (!objective.start(loss, x)) return objective.end(Ending::callback);
        residuals.linearise(x, equations);
        core::Damping<Number> now{damping * equations.largest_diagonal()};
        for (std::size_t made = 0; 2 * core::largest(equations.gradient()) > tolerance_grad;) {
            if (made == max_iter) return objective.end(Ending::iterations);
            if (!std::isfinite(now.mu)) return objective.end(Ending::no_decrease);
            if (!equations.step(now.mu, h)) {
                now.reject();
                continue;
            }
            if (is_short(h, x)) return objective.end(Ending::change);
            moved = x;
            core::add(moved, Number(1), h);
            Number const next = residuals.loss(moved), gain = loss - next;
            Number const predicted = equations.decrease(now.mu, h);
            bool const is_last = predicted <= rounding * loss && (std::abs)(gain) <= rounding * loss;
            if (gain > 0) {
                std::swap(x, moved);
                loss = next;
                ++made;
                if (!objective.step(loss, x)) return objective.end(Ending::callback);
                residuals.linearise(x, equations);
                now.accept(gain / predicted);
            } else {
                now.reject();
            }
            if (is_last) return objective.end(Ending::change);
        }
        return objective.end(Ending::gradient);
    }

    template <class Vector>
    [[nodiscard]] bool is_short(Vector const& h, Vector const& x) const
    {
        return std::sqrt(core::dot(h, h)) <=
               tolerance_change * (std::sqrt(core::dot(x, x)) + tolerance_change);
    }
};

} // namespace lamina
