// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/rows.hpp>

#include <tuple>
#include <utility>

/// Losses of parts of the outputs: weighted sums of several, and one of pairs.
namespace lamina::core {

/// The columns of a view from `first` on.
template <class View>
constexpr auto columns_from(View const& view, std::size_t first)
{
    return Slice<View>{view, first};
}
template <class View, class T>
constexpr auto columns_from(WeightedView<View, T> const& view, std::size_t first)
{
    return WeightedView<Slice<View>, T>{{view.view, first}, view.weights};
}

/// Adds what comes to what is there.
template <class Output>
struct AddTo {
    Output output;

    template <class Place, class Value>
    [[gnu::always_inline]] constexpr void operator()(Place const& place, Value const& value) const
    {
        place.store(output, place.load(output) + value);
    }
};

/// One term, summed over the rows; its gradient, times `scale`, goes to `next`.
template <class Backend, class Term, class T>
constexpr T sum_term(auto row_count, auto y, auto target, T scale, auto next)
{
    using Loss = typename Term::Loss;
    constexpr Constant<Term::count> width{};
    // what is given divides by the rows, a mean of elements by the columns too
    constexpr std::size_t columns = Loss::Reduction::divides ? compared_in<Loss>(1, Term::count) : 1;
    T const factor = static_cast<T>(Term::weight / static_cast<double>(columns));
    auto const of_y = columns_from(y, Term::first);
    auto const of_target = columns_from(target, Term::first);
    using Y = std::remove_const_t<decltype(of_y)>;
    using Target = std::remove_const_t<decltype(of_target)>;
    if constexpr (is_row_loss<Loss>)
        return factor * Backend::template sum_rows<T>(row_count, width, of_y, of_target,
                                                      LossOfRow<RowLoss<Loss>, T>{scale * factor}, next);
    else
        return factor * Backend::template sum<T>(row_count, width,
                                                 ElementStep<ElementLoss<Loss>, T, Y, Target, decltype(next)>{
                                                     of_y, of_target, scale * factor, next});
}

/// The loss of pairs of outputs at one place of the first; their gradients are stored.
template <class Loss, class T, class Output, class Target, class Slopes>
struct PairStep {
    static constexpr bool adds_up = false;
    Output y;
    Slice<Output> second;
    Target t;
    T scale;
    [[no_unique_address]] Slopes slopes; ///< NotStored, or two views

    template <class Place>
    [[gnu::always_inline]] constexpr auto operator()(Place const& place) const
    {
        auto const results =
            symbol::evaluate<typename Loss::Value, typename Loss::Slope, typename Loss::SecondSlope>(
                place.load(y), place.load(plain_view(t)), place.load(second));
        using Value = typename decltype(results)::value_type;
        Value weight = Value(scale), counts = results[0];
        if constexpr (is_weighted<Target>) {
            Value const of_row = place.load(t.weights);
            weight = weight * of_row;
            counts = counts * of_row;
        }
        if constexpr (!std::same_as<Slopes, NotStored>) {
            place.store(slopes.first, results[1] * weight);
            place.store(slopes.second, results[2] * weight);
        }
        return counts;
    }
};

/// A loss of pairs of outputs, summed over the rows; its gradient goes to `dy`, which may be NotStored.
template <class Backend, class Loss, class T>
constexpr T sum_pairs(auto row_count, auto width, auto y, auto target, T scale, auto dy)
{
    using Slopes = std::remove_const_t<decltype(dy)>;
    using OfPairs = LossOfPairs<Loss>;
    auto const half = [&] {
        if constexpr (is_constant<decltype(width)>)
            return Constant<width.value / 2>{};
        else
            return width / 2;
    }();
    auto const second = columns_from(y, half);
    auto const sum = [&](auto slopes) {
        return Backend::template sum<T>(row_count, half,
                                        PairStep<OfPairs, T, decltype(y), decltype(target), decltype(slopes)>{
                                            y, second, target, scale, slopes});
    };
    if constexpr (std::same_as<Slopes, NotStored>)
        return sum(NotStored{});
    else
        return sum(std::pair{columns_from(dy, 0), columns_from(dy, half)});
}

/// All terms; their gradients are added up in `dy`, which may be NotStored.
template <class Backend, class Loss, class T>
constexpr T sum_terms(auto row_count, auto width, auto y, auto target, T scale, auto dy)
{
    using Slopes = std::remove_const_t<decltype(dy)>;
    if constexpr (!std::same_as<Slopes, NotStored>)
        Backend::template map<T>(row_count, width, Then<ZeroStart, Store<Slopes>>{{}, {dy}});
    return [&]<class... Terms>(std::type_identity<std::tuple<Terms...>>) {
        auto const sum = [&]<class Term>(std::type_identity<Term>) {
            if constexpr (std::same_as<Slopes, NotStored>)
                return sum_term<Backend, Term>(row_count, y, target, scale, dy);
            else
                return sum_term<Backend, Term>(row_count, y, target, scale,
                                               AddTo<Slice<Slopes>>{columns_from(dy, Term::first)});
        };
        return (T(0) + ... + sum(std::type_identity<Terms>{}));
    }(std::type_identity<typename Loss::Terms>{});
}

/// The sum of a combined loss or one of pairs; its gradient goes to `dy`, which may be NotStored.
template <class Backend, class Loss, class T>
constexpr T sum_slices(auto row_count, auto width, auto y, auto target, T scale, auto dy)
{
    if constexpr (PairLoss<Loss>)
        return sum_pairs<Backend, Loss>(row_count, width, y, target, scale, dy);
    else
        return sum_terms<Backend, Loss>(row_count, width, y, target, scale, dy);
}

} // namespace lamina::core
