// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>
#include <lamina/pass/epilogues.hpp>

/// Losses of rows. A backend computes with a line: one row, or several rows side by side, whose reductions
/// are each one value. A line has `reduce<Reduction>(f)`, `each(f)`, the views `y` and `t`, and `put(place,
/// dy)`; with `keeps`, also `keep(place, value)` and `kept(place)`, until the place's dy is put.
namespace lamina::core {

/// One row, place by place.
template <class Backend, class T, class Width, class Output, class Target, class Next>
struct RowLine {
    using Result = T;
    std::size_t row;
    [[no_unique_address]] Width width;
    Output y;
    Target t;
    Next next;

    template <class Reduction>
    [[nodiscard]] constexpr T reduce(auto const& f) const
    {
        return Backend::template reduce_row<T, Reduction>(row, width, f);
    }
    constexpr void each(auto const& f) const { Backend::template map_row<T>(row, width, f); }
    constexpr void put(auto const& place, auto const& dy) const { next(place, dy); }
};

/// A line's loss: its reductions one after the other, then the gradient of each element.
template <class Loss, class Line, class T, class Reductions = typename Loss::Reductions>
struct LineStep;

template <class Loss, class Line, class T, class... R>
struct LineStep<Loss, Line, T, symbol::List<R...>> {
    using Result = typename Line::Result;
    Line const& line;
    std::array<Result, sizeof...(R)> results{};
    std::size_t known = 0;

    /// The loss; the gradient, times `scale`, goes where the line puts it.
    [[gnu::always_inline]] constexpr Result operator()(T scale)
    {
        (reduce<R>(), ...);
        line.each([&](auto const& place) __attribute__((always_inline)) {
            auto const slope = slope_at(place);
            line.put(place, slope * decltype(slope)(scale));
        });
        return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
            return symbol::evaluate<typename Loss::Value>(Result(T(0)), Result(T(0)), results[Indices]...);
        }(std::index_sequence_for<R...>{});
    }

private:
    /// Whether what a reduction sums up is kept for the slope that has it again.
    static constexpr bool keeps =
        requires { Line::keeps; } && !std::same_as<typename Loss::Repeated, symbol::Zero>;

    template <class Reduction>
    [[gnu::always_inline]] constexpr void reduce()
    {
        using E = decltype(Loss::element(Reduction{}));
        results[known] = line.template reduce<typename symbol::OperationOf<Reduction>::Operation>(
            [&](auto const& place) __attribute__((always_inline)) {
                auto const value = at<E>(place);
                if constexpr (keeps && std::same_as<E, typename Loss::Repeated>) line.keep(place, value);
                return value;
            });
        ++known;
    }

    [[gnu::always_inline]] constexpr auto slope_at(auto const& place) const
    {
        if constexpr (keeps)
            return at<typename Loss::ShortSlope>(place, line.kept(place));
        else
            return at<typename Loss::Slope>(place);
    }

    template <class E>
    [[gnu::always_inline]] constexpr auto at(auto const& place, auto const&... kept) const
    {
        auto const output = place.load(line.y);
        using Value = std::remove_const_t<decltype(output)>;
        return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
            return symbol::evaluate<E>(output, place.load(line.t), Value(results[Indices])..., kept...);
        }(std::index_sequence_for<R...>{});
    }
};

/// A line's loss, its gradient times `scale`.
template <class Loss, class T>
struct LossOfLine {
    T scale;

    template <class Line>
    [[gnu::always_inline]] constexpr auto operator()(Line const& line) const
    {
        return LineStep<Loss, Line, T>{line}(scale);
    }
};

/// The loss summed over all rows, line by line as the backend has them; `next` gets the gradient of each
/// element.
template <class Backend, class T, class Loss>
constexpr T sum_lines(auto row_count, auto width, auto y, auto t, T scale, auto next)
{
    LossOfLine<Loss, T> const step{scale};
    if constexpr (requires { Backend::template sum_lines<T>(row_count, width, y, t, step, next); }) {
        return Backend::template sum_lines<T>(row_count, width, y, t, step, next);
    } else {
        using Line = RowLine<Backend, T, decltype(width), decltype(y), decltype(t), decltype(next)>;
        T total = T(0);
        for (std::size_t row = 0; row < row_count; ++row) total = total + step(Line{row, width, y, t, next});
        return total;
    }
}

} // namespace lamina::core
