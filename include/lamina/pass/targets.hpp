// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/arrays/labels.hpp>
#include <lamina/arrays/row_weights.hpp>
#include <lamina/formula/loss.hpp>
#include <lamina/model/network_arguments.hpp>

#include <concepts>
#include <type_traits>

namespace lamina::core {

/// Throws LabelError: the label in a row is none of a network's classes.
[[noreturn]] constexpr void refuse_label(std::size_t row, auto label, std::size_t classes)
{
    raise<LabelError>({"lamina: the label in row ", row, " is ", label, "; the network has classes 0 to ",
                       classes - 1, "."});
}

/// Class labels that were checked, in memory or to be copied there.
template <class Source>
concept LabelSource = requires(Source const& source, std::size_t n, std::size_t* memory) {
    { source.one_hot(n, n, memory, true) } -> std::same_as<OneHotRows>;
};

template <std::size_t>
struct Gives;

/// That a loss can compare the outputs of a network of T with a target; `one_sample`: the inputs have one
/// axis, so that a target of one axis is what that sample should give.
template <class Loss, class T, class Outputs, class Target, bool one_sample = false>
struct Comparable;

template <class Loss, class T, std::size_t outputs, class Target, bool one_sample>
struct Comparable<Loss, T, Gives<outputs>, Target, one_sample> {
    using Element = typename ElementOf<Target>::type;
    static constexpr std::size_t axes = rank_of<Target>;
    static constexpr bool is_array = ArrayLike<Target>;
    static constexpr bool has_axes = axes == 1 || axes == 2;
    static constexpr bool has_element = std::same_as<Element, T>;
    static constexpr bool has_labels = axes == 1 && is_label<Element>;
    static constexpr bool is_sample = one_sample && axes == 1 && has_element;
    static constexpr bool has_width = [] {
        if constexpr (axes == 2 || is_sample)
            return HasWidth<Target, Needs<outputs / outputs_of_target<Loss>>>::value;
        else
            return true;
    }();

    /// What there is to be said of a target of one axis that is not that of a sample, and of the others.
    static constexpr bool has_one = axes == 1 && !is_sample;
    static constexpr bool takes_labels = is_row_loss<Loss> && !CombinedLoss<Loss>;
    static constexpr bool is_label_for_elements = has_one && has_labels && !takes_labels;
    static constexpr bool is_one_axis_for_elements = has_one && !has_labels && !takes_labels;
    static constexpr bool is_number_for_label = has_one && !has_labels && takes_labels;
    static constexpr bool has_others = axes == 2 && !has_element;
    static constexpr bool has_outputs = [] {
        if constexpr (CombinedLoss<Loss>) return Loss::outputs <= outputs;
        if constexpr (PairLoss<Loss>) return outputs % 2 == 0;
        return true;
    }();
    static constexpr bool value = has_outputs && has_axes && !is_label_for_elements &&
                                  !is_one_axis_for_elements && !is_number_for_label && !has_others &&
                                  has_width;

    struct Check {
        static_assert(!PairLoss<Loss> || has_outputs,
                      "lamina: GaussianNLLLoss takes as many variances as means, so a network that gives "
                      "twice as many numbers as there are targets; this one Gives the odd number above.");
        static_assert(PairLoss<Loss> || has_outputs,
                      "lamina: a term of this Weighted is of outputs that the network has not: "
                      "Term<Loss, first, count> is of outputs first to first + count - 1, from 0, "
                      "and the network Gives the number above.");
        static_assert(is_array,
                      "lamina: this is no target. Targets (rows, outputs) are an xt::xtensor<T, 2>, a "
                      "std::vector<std::array<T, n>>, MatrixView{pointer, rows, columns} or "
                      "MatrixView{vector, columns}; class labels are a std::vector, std::array, std::span or "
                      "xt::xtensor of integers.");
        static_assert(
            !is_array || has_axes,
            "lamina: a target's number of axes must be known when compiled; an xarray's is not. Use "
            "xt::xtensor<T, 2>.");
        static_assert(!is_label_for_elements,
                      "lamina: this loss compares element by element and takes no class labels.");
        static_assert(!is_one_axis_for_elements,
                      "lamina: this loss compares element by element, so its target has two axes, (rows, "
                      "outputs). The target given has one: reshape it, for one output to (rows, 1), which "
                      "is MatrixView{target, 1} of a std::vector.");
        static_assert(!is_number_for_label,
                      "lamina: class labels are integers: of any size, char, bool or an enum. Give those, or "
                      "a target of two axes, (rows, classes), with a probability for each class.");
        static_assert(!has_others,
                      "lamina: the elements of this target do not fit the network: its own type for two "
                      "axes, integers for one axis of class labels. Convert it: xt::cast<float>(target).");
        static_assert(has_width,
                      "lamina: the rows of this target are not as long as the network's output, which Gives "
                      "the number above.");
    };
};

/// A target as what `Training` reads: rows of numbers, or labels.
template <bool one_sample = false, class Target>
auto open_target(Target const& target)
{
    using Traits = ArrayTraits<Target>;
    if constexpr (Traits::rank == 2 || (one_sample && std::floating_point<typename Traits::Element>))
        return Traits::open(target);
    else
        return open_labels(target);
}

/// The target as a source that says what its rows count, if the loss or the target does.
template <class Loss>
auto weigh_rows(Loss const& loss, auto const& source, std::size_t outputs)
{
    if constexpr (requires { loss.weigh(source, outputs); })
        return loss.weigh(source, outputs);
    else
        return source;
}

/// use(samples, targets) for arrays whose types and widths fit a network and a loss; others do not compile or
/// throw ShapeError. What has no memory of its own is computed first, once.
template <class Net, class Loss, class X, class Target>
void with_plain_batch(Loss const& loss, X const& x, Target const& t, auto const& use)
{
    using T = typename Net::value_type;
    constexpr bool one_sample = rank_of<X> == 1;
    using Fits = Comparable<Loss, T, Gives<Net::outputs>, Target, one_sample>;
    static_assert(asserted<Readable<T, X>>);
    static_assert(asserted<IsLoss<Loss>>);
    if constexpr (IsLoss<Loss>::value) {
        static_assert(asserted<Fits>);
        if constexpr (Readable<T, X>::value && Fits::value) {
            static_assert(asserted<HasWidth<X, Needs<Net::inputs>>>);
            require_width(x, Net::inputs, "inputs");
            if constexpr (Fits::is_sample || Fits::axes == 2)
                require_width(t, Net::outputs / outputs_of_target<Loss>, "targets");
            auto const& samples = in_memory(x);
            auto const& targets = in_memory(t);
            use(ArrayTraits<std::remove_cvref_t<decltype(samples)>>::open(samples),
                weigh_rows(loss, open_target<one_sample>(targets), Net::outputs));
        }
    }
}

/// The same of targets whose rows may count differently.
template <class Net, class Loss, class X, class Target>
void with_batch(Loss const& loss, X const& x, Target const& t, auto const& use)
{
    if constexpr (is_weighted_target<Target>) {
        with_batch<Net>(loss, x, t.targets, [&](auto const& samples, auto const& targets) {
            using Weights = std::remove_cvref_t<decltype(t.weights)>;
            if (std::size_t const count = ArrayTraits<Weights>::length(t.weights); count != targets.rows())
                raise<ShapeError>({"lamina: there are ", std::size_t{targets.rows()}, " rows of targets and ",
                                   count, " weights for them."});
            auto const weights = ArrayTraits<Weights>::open(t.weights);
            use(samples,
                WeightedRows<std::remove_cvref_t<decltype(targets)>, std::remove_const_t<decltype(weights)>>{
                    targets, weights});
        });
    } else {
        with_plain_batch<Net>(loss, x, t, use);
    }
}

} // namespace lamina::core
