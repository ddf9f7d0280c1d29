// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>

#include <algorithm>
#include <tuple>

namespace lamina {

/// A loss of `Count` outputs from column `First` on, and the targets in the same columns, times `Weight`: a
/// term of Weighted.
template <class Loss_, std::size_t First, std::size_t Count, double Weight = 1.0>
struct Term {
    static_assert(core::asserted<core::IsLoss<Loss_>>);
    static_assert(Count > 0, "lamina: a Term<Loss, first, count> is of one output at least.");
    using Loss = Loss_;
    static constexpr std::size_t first = First;
    static constexpr std::size_t count = Count;
    static constexpr double weight = Weight;
};

/// The sum of losses of parts of the outputs, each times its weight, for a network with several tasks:
///
///     Weighted<Term<MSELoss<>, 0, 2>, Term<CrossEntropyLoss<>, 2, 3, 0.5>>
///
/// is the mean squared error of outputs 0 and 1, and half the cross entropy of outputs 2 to 4. Targets are
/// rows of numbers, as many as outputs, so a class is a row with a 1 at it. Every loss is the Mean or the Sum
/// that it is alone, all of them one of these; parts may overlap, and outputs of no part are free.
template <class... Terms_>
struct Weighted {
    static_assert(sizeof...(Terms_) > 0, "lamina: a Weighted has terms: Weighted<Term<MSELoss<>, 0, 2>, …>.");
    using Terms = std::tuple<Terms_...>;
    using Reduction = typename std::tuple_element_t<0, Terms>::Loss::Reduction;
    static_assert((std::same_as<typename Terms_::Loss::Reduction, Reduction> && ...),
                  "lamina: the losses of a Weighted are all the Mean, all the Sum or all the BatchMean.");
    static constexpr auto name = "Weighted";

    /// The outputs that a network needs for it.
    static constexpr std::size_t outputs = (std::max)({(Terms_::first + Terms_::count)...});
};

} // namespace lamina
