// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>
#include <lamina/formula/row_formula.hpp>
#include <lamina/pass/epilogues.hpp>

/// Losses and formulas of rows. A backend computes with a row: one, or several side by side, whose reductions
/// are each one value. A row has `reduce<Reduction>(f)`, `each(f)`, the views `x` and `t`, and `put(place,
/// value)`; with `keeps`, also `keep(place, value)` and `kept(place)`, until something is put at the place.
namespace lamina::core {

/// One row, place by place.
template <class Backend, class T, class Width, class Input, class Target, class Next>
struct Row {
    using Result = T;
    static constexpr bool keeps = false;
    std::size_t row;
    [[no_unique_address]] Width width;
    Input x;
    Target t;
    Next next;

    template <class Reduction>
    [[nodiscard]] constexpr T reduce(auto const& f) const
    {
        return Backend::template reduce_row<T, Reduction>(row, width, f);
    }
    constexpr void each(auto const& f) const { Backend::template map_row<T>(row, width, f); }
    constexpr void put(auto const& place, auto const& value) const { next(place, value); }
};

/// The reductions of a row, one after the other, and what is computed of each place with their results: an
/// expression in x, t, the trained parameters and the results. What `Repeated` reduces is kept for later.
template <class Computed, class Row, class Trained, class Repeated = symbol::Zero,
          class Reductions = typename Computed::Reductions>
class RowResults;

template <class Computed, class Row, class Trained, class Repeated, class... R>
class RowResults<Computed, Row, Trained, Repeated, symbol::List<R...>> {
    using Result = typename Row::Result;
    Row const& row_;
    Trained trained_;
    std::array<Result, sizeof...(R)> results_{};
    std::size_t known_ = 0;

public:
    [[gnu::always_inline]] constexpr RowResults(Row const& row, Trained trained)
        : row_(row), trained_(trained)
    {
        (reduce<R>(), ...);
    }

    /// Expressions at a place; `kept` is the variable after the results.
    template <class... E>
    [[gnu::always_inline]] constexpr auto at(auto const& place, auto const&... kept) const
    {
        auto const x = place.load(row_.x);
        using Value = std::remove_const_t<decltype(x)>;
        return [&]<std::size_t... Indices, std::size_t... P>(std::index_sequence<Indices...>,
                                                             std::index_sequence<P...>)
                   __attribute__((always_inline)) {
                       return symbol::evaluate<E...>(x, place.load(plain_view(row_.t)),
                                                     place.load(trained_.template view<P>())...,
                                                     Value(results_[Indices])..., kept...);
                   }(std::index_sequence_for<R...>{}, std::make_index_sequence<Trained::count>{});
    }

    /// An expression in the results alone.
    template <class E>
    [[nodiscard]] [[gnu::always_inline]] constexpr Result total() const
    {
        return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
            return symbol::evaluate<E>(Result(typename symbol::Element<Result>::type(0)),
                                       Result(typename symbol::Element<Result>::type(0)),
                                       results_[Indices]...);
        }(std::index_sequence_for<R...>{});
    }

private:
    template <class Reduction>
    [[gnu::always_inline]] constexpr void reduce()
    {
        using E = decltype(Computed::element(Reduction{}));
        results_[known_] = row_.template reduce<typename symbol::OperationOf<Reduction>::Operation>(
            [&](auto const& place) __attribute__((always_inline)) {
                auto const value = at<E>(place);
                if constexpr (!std::same_as<Repeated, symbol::Zero> && std::same_as<E, Repeated>)
                    row_.keep(place, value);
                return value;
            });
        ++known_;
    }
};

/// A row's loss; its gradient, times `scale`, goes where the row puts it.
template <class Loss, class T>
struct LossOfRow {
    T scale;

    template <class Row>
    [[gnu::always_inline]] constexpr auto operator()(Row const& row) const
    {
        using Repeated = std::conditional_t<Row::keeps, typename Loss::Repeated, symbol::Zero>;
        using NoParameters = Trained<TrainedSizes<>, T const>;
        RowResults<Loss, Row, NoParameters, Repeated> const results(row, NoParameters{});
        row.each([&](auto const& place) __attribute__((always_inline)) {
            auto const slope = [&] {
                if constexpr (std::same_as<Repeated, symbol::Zero>)
                    return results.template at<typename Loss::Slope>(place);
                else
                    return results.template at<typename Loss::ShortSlope>(place, row.kept(place));
            }();
            using Value = std::remove_const_t<decltype(slope)>;
            if constexpr (is_weighted<std::remove_cvref_t<decltype(row.t)>>)
                row.put(place, slope * (Value(scale) * place.load(row.t.weights)));
            else
                row.put(place, slope * Value(scale));
        });
        auto const total = results.template total<typename Loss::Value>();
        if constexpr (is_weighted<std::remove_cvref_t<decltype(row.t)>>)
            return total * row.template reduce<symbol::RowMax>(
                               [&](auto const& place) { return place.load(row.t.weights); });
        else
            return total;
    }
};

/// A formula of a row: its value at each place.
template <class F, class T>
struct FormulaOfRow {
    static constexpr bool adds_up = false;
    Trained<TrainedSizes<F>, T const> trained;

    template <class Row>
    [[gnu::always_inline]] constexpr void operator()(Row const& row) const
    {
        RowResults<RowForward<F>, Row, Trained<TrainedSizes<F>, T const>> const results(row, trained);
        row.each([&](auto const& place) __attribute__((always_inline)) {
            row.put(place, results.template at<typename RowForward<F>::Value>(place));
        });
    }
};

/// The gradient of what a formula of a row takes, from that of its output, t; and those of its trained
/// parameters, which are added up.
template <class F, class T>
struct FormulaOfRowBackward {
    static constexpr bool adds_up = Trained<TrainedSizes<F>, T>::count > 0;
    Trained<TrainedSizes<F>, T const> trained;
    Trained<TrainedSizes<F>, T> gradients;

    template <class Row>
    [[gnu::always_inline]] constexpr void operator()(Row const& row) const
    {
        using Backward = RowBackward<F>;
        RowResults<Backward, Row, Trained<TrainedSizes<F>, T const>> const results(row, trained);
        row.each([&](auto const& place) __attribute__((always_inline)) {
            [&]<std::size_t... P>(std::index_sequence<P...>) __attribute__((always_inline)) {
                if constexpr (sizeof...(P) == 0) {
                    row.put(place, results.template at<typename Backward::template Slope<0>>(place));
                } else {
                    auto const slopes =
                        results.template at<typename Backward::template Slope<0>,
                                            typename Backward::template Slope<1 + P>...>(place);
                    row.put(place, slopes[0]);
                    (place.add(gradients.template view<P>(), slopes[1 + P]), ...);
                }
            }(std::make_index_sequence<Trained<TrainedSizes<F>, T>::count>{});
        });
    }
};

} // namespace lamina::core
