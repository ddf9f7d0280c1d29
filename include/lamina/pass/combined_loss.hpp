// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/rows.hpp>

#include <tuple>

/// Weighted sums of losses of parts of the outputs.
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

} // namespace lamina::core
