// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/row_weights.hpp>
#include <lamina/formula/loss.hpp>

#include <vector>

namespace lamina {

/// A loss of class labels whose rows count by their class, and not at all where the label is `ignore_index`;
/// its mean is over what they count: the sum of weight times loss over that of the weights, and 0 where that
/// is 0.
///
///     Trainer trainer{net, ClassWeighted{CrossEntropyLoss{}, class_weights(labels, 3)}, Adam{}};
///
/// As torch.nn.CrossEntropyLoss and NLLLoss with `weight` and `ignore_index`, of labels and without label
/// smoothing; but where all labels are ignored, which gives NaN there. `weights`: one for each class, finite
/// and not negative, or none, for all alike; ShapeError where there are not as many as the network has
/// outputs. For networks on the CPU, not in an Ensemble.
template <class Loss>
struct ClassWeighted : Loss {
    std::vector<double> weights{};
    std::int64_t ignore_index = -100; ///< as in PyTorch

    static constexpr auto name = "ClassWeighted";
    void operator()(auto&&... of_expressions) const = delete;

    /// Labels with what they count, for a network of so many outputs.
    template <class Labels>
    [[nodiscard]] auto weigh(Labels const& labels, std::size_t outputs) const
    {
        constexpr bool there_are_labels = core::HasLabels<Labels>;
        static_assert(there_are_labels,
                      "lamina: ClassWeighted counts rows by their class labels, and this target has rows of "
                      "numbers. Give labels, or what rows count: weighted(t, weights).");
        if constexpr (there_are_labels) {
            if (!weights.empty() && weights.size() != outputs)
                core::raise<ShapeError>({"lamina: there are ", weights.size(),
                                         " class weights; the network has ", outputs, " classes."});
            double const* const of_classes = weights.empty() ? nullptr : weights.data();
            return core::ClassWeightedLabels<Labels>{labels, of_classes, ignore_index};
        } else {
            return labels;
        }
    }
};
template <class Loss, class Weights = std::vector<double>>
ClassWeighted(Loss, Weights = {}, std::int64_t = -100) -> ClassWeighted<Loss>;

} // namespace lamina
