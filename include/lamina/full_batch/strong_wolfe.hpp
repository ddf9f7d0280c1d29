// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/vectors.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace lamina::core {

/// A point on a line x + t d.
template <class Number>
struct LinePoint {
    Number t = 0;
    Number loss = 0;
    Number slope = 0; ///< d loss / dt
    std::vector<Number> gradient;
};

/// Where the cubic through two points with their slopes is least, within [low, high]; the middle where it
/// has no minimum, or a point has no finite loss.
template <class Number>
Number cubic_minimum(LinePoint<Number> const& one, LinePoint<Number> const& other, Number low, Number high)
{
    auto const& [left, right] = one.t <= other.t ? std::tie(one, other) : std::tie(other, one);
    Number const d1 = left.slope + right.slope - 3 * (left.loss - right.loss) / (left.t - right.t);
    Number const square = d1 * d1 - left.slope * right.slope;
    Number const middle = (low + high) / 2;
    if (!(square >= 0)) return middle;
    Number const d2 = std::sqrt(square);
    Number const least =
        right.t - (right.t - left.t) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2));
    return std::isfinite(least) ? (std::min)((std::max)(least, low), high) : middle;
}

/// A line search for the strong Wolfe conditions, loss(t) <= loss(0) + 1e-4 t slope(0) and |slope(t)| <= 0.9
/// |slope(0)|, in the steps of torch.optim.LBFGS: Nocedal and Wright, Numerical Optimization, 2006,
/// algorithms 3.5 and 3.6. A loss that is not finite counts as too large. Where so many points do not do it
/// is the lowest of them, which may lie less low than the first condition says.
template <class Number, class Evaluate>
class StrongWolfe {
    using Point = LinePoint<Number>;

public:
    /// evaluate(t): the LinePoint there. `smallest`: the shortest interval worth dividing.
    StrongWolfe(Evaluate const& evaluate, LinePoint<Number> const& start, Number smallest)
        : evaluate_(evaluate), start_(start), smallest_(smallest)
    {}

    /// From a first t on; the best point found, t = 0 if none is lower.
    Point search(Number first)
    {
        if (!bracket(first)) zoom();
        return std::move(ends_[low_]);
    }

private:
    static constexpr int most = 25; ///< points after the first

    [[nodiscard]] bool is_too_high(Point const& point) const
    {
        return !(point.loss <= start_.loss + Number(1e-4) * point.t * start_.slope);
    }
    [[nodiscard]] bool is_flat(Point const& point) const
    {
        return (std::abs)(point.slope) <= Number(-0.9) * start_.slope;
    }

    /// Goes on until an interval has such a point; true if an end of it is one.
    bool bracket(Number first)
    {
        Point previous = start_, point = evaluate_(first);
        for (; made_ < most; ++made_) {
            bool const rises = made_ > 1 && point.loss >= previous.loss;
            bool const fits = !is_too_high(point) && !rises && is_flat(point);
            if (fits || is_too_high(point) || rises || point.slope >= 0) {
                ends_ = {std::move(previous), std::move(point)};
                choose_low();
                if (fits) low_ = 1;
                return fits;
            }
            Number const t =
                cubic_minimum(previous, point, point.t + Number(0.01) * (point.t - previous.t), point.t * 10);
            previous = std::exchange(point, evaluate_(t));
        }
        ends_ = {start_, std::move(point)};
        choose_low();
        return false;
    }

    /// Divides the interval until such a point is found, or it is too short.
    void zoom()
    {
        bool was_near_end = false;
        for (; made_ < most; ++made_) {
            if ((std::abs)(ends_[1].t - ends_[0].t) < smallest_) return;
            Point point = evaluate_(next(was_near_end));
            Point& low = ends_[low_];
            Point& high = ends_[1 - low_];
            if (is_too_high(point) || point.loss >= low.loss) {
                high = std::move(point);
                choose_low();
                continue;
            }
            bool const fits = is_flat(point);
            if (!fits && point.slope * (high.t - low.t) >= 0) high = std::move(low);
            low = std::move(point);
            if (fits) return;
        }
    }

    /// Where to divide the interval: not close to an end twice.
    Number next(bool& was_near_end) const
    {
        auto const [left, right] = std::minmax(ends_[0].t, ends_[1].t);
        Number const t = cubic_minimum(ends_[0], ends_[1], left, right);
        Number const margin = Number(0.1) * (right - left);
        bool const is_near_end = (std::min)(right - t, t - left) < margin;
        bool const moves = is_near_end && (was_near_end || t >= right || t <= left);
        was_near_end = is_near_end && !moves;
        if (!moves) return t;
        return (std::abs)(t - right) < (std::abs)(t - left) ? right - margin : left + margin;
    }

    void choose_low() { low_ = ends_[1].loss < ends_[0].loss ? 1 : 0; }

    Evaluate const& evaluate_;
    Point const& start_;
    Number smallest_;
    std::array<Point, 2> ends_;
    std::size_t low_ = 0; ///< which end has the lower loss
    int made_ = 0;
};

} // namespace lamina::core
