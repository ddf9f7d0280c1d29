// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/loss.hpp>
#include <lamina/sources.hpp>

#include <iterator>
#include <span>

namespace lamina::core {

/// Class labels, one for each row.
template <class Source, class RowCount>
struct Labels {
    Source source;
    RowCount row_count;

    [[nodiscard]] constexpr RowCount rows() const { return row_count; }
    [[nodiscard]] constexpr auto label(std::size_t row) const { return source(0, row); }
};

/// Throws LabelError: the label in a row is none of a network's classes.
[[noreturn]] constexpr void refuse_label(std::size_t row, auto label, std::size_t classes)
{
    raise<LabelError>({"lamina: the label in row ", row, " is ", label, "; the network has classes 0 to ",
                       classes - 1, "."});
}

template <class Source>
concept LabelSource = requires(Source const& source) { source.label(std::size_t{0}); };

/// A std::vector, std::array or std::span of integers.
template <class Target>
concept IntegerRange = !ArrayLike<Target> && requires(Target const& target) {
    { *std::data(target) } -> std::convertible_to<long long>;
    requires std::integral<std::remove_cvref_t<decltype(*std::data(target))>>;
    std::size(target);
};

template <std::size_t>
struct Gives;

/// That a loss can compare the outputs of a network of T with a target.
template <class Loss, class T, class Outputs, class Target>
struct Comparable;

template <class Loss, class T, std::size_t outputs, ArrayLike Target>
struct Comparable<Loss, T, Gives<outputs>, Target> {
    using Traits = ArrayTraits<Target>;
    static constexpr bool one_axis = Traits::rank == 1;
    static constexpr bool has_rank = one_axis || Traits::rank == 2;
    static constexpr bool has_axes = !has_rank || !one_axis || is_row_loss<Loss>;
    static constexpr bool has_element =
        !has_rank || !has_axes ||
        (one_axis ? std::integral<typename Traits::Element> : std::same_as<typename Traits::Element, T>);
    static constexpr bool has_width =
        one_axis || Traits::fixed_columns == 0 || Traits::fixed_columns == outputs;
    static constexpr bool value = has_rank && has_axes && has_element && has_width;

    struct Check {
        static_assert(
            has_rank,
            "lamina: a target's number of axes must be known when compiled; an xarray's is not. Use "
            "xt::xtensor<T, 2>.");
        static_assert(has_axes,
                      "lamina: this loss compares element by element, so its target has two axes, (rows, "
                      "outputs). The target given has one: reshape it, for one output to (rows, 1).");
        static_assert(has_element,
                      "lamina: the elements of this target do not fit the network: its own type for two "
                      "axes, integers for one axis of class labels. Convert it: xt::cast<float>(target).");
        static_assert(has_width,
                      "lamina: the rows of this target are not as long as the network's output, which Gives "
                      "the number above.");
    };
};

template <class Loss, class T, std::size_t outputs, IntegerRange Target>
struct Comparable<Loss, T, Gives<outputs>, Target> {
    static constexpr bool value = is_row_loss<Loss>;

    struct Check {
        static_assert(value, "lamina: this loss compares element by element and takes no class labels.");
    };
};

/// A target as what `Training` reads: rows of numbers, or labels.
template <class Target>
auto open_target(Target const& target)
{
    if constexpr (!ArrayLike<Target>) {
        std::size_t const size = std::size(target);
        return Labels<decltype(rows_of(std::data(target), Constant<1>{}, size)), std::size_t>{
            rows_of(std::data(target), Constant<1>{}, size), size};
    } else if constexpr (ArrayTraits<Target>::rank == 1) {
        using Traits = ArrayTraits<Target>;
        return Labels<decltype(Traits::open(target)), typename Traits::Length>{Traits::open(target),
                                                                               Traits::length(target)};
    } else {
        return ArrayTraits<Target>::open(target);
    }
}

/// use(samples, targets) for arrays whose types and widths fit a network and a loss; others do not compile or
/// throw ShapeError.
template <class Net, class Loss, class X, class Target>
void with_batch(X const& x, Target const& t, auto const& use)
{
    using T = typename Net::value_type;
    static_assert(asserted<Readable<T, X>>);
    static_assert(asserted<Comparable<Loss, T, Gives<Net::outputs>, Target>>);
    if constexpr (Readable<T, X>::value && Comparable<Loss, T, Gives<Net::outputs>, Target>::value) {
        require_width(x, Net::inputs, "inputs");
        if constexpr (ArrayLike<Target>)
            if constexpr (ArrayTraits<Target>::rank == 2) require_width(t, Net::outputs, "targets");
        use(ArrayTraits<X>::open(x), open_target(t));
    }
}

} // namespace lamina::core
