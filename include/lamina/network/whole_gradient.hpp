// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/pass/training.hpp>
#include <lamina/support/errors.hpp>

/// Steps that need the whole gradient before they move a weight: of several batches, or by its norm.
namespace lamina::core {

/// The square of a value.
template <class Input>
struct LoadSquare {
    Input input;

    template <class Place>
    [[gnu::always_inline]] constexpr auto operator()(Place const& place) const
    {
        auto const value = place.load(input);
        return value * value;
    }
};

/// The norm of gradients that lie as the parameters do, of the arrays that a rule trains.
template <class Rule, class Backend, class T>
[[nodiscard]] constexpr double norm_of(T* gradients, auto const& arrays)
{
    double total = 0;
    std::size_t index = 0;
    for (StoredArray const& array : arrays) {
        if (!Rule::updates(index++)) continue;
        auto const from = Backend::template array<T>(gradients + array.offset, array.columns, array.rows);
        total += static_cast<double>(Backend::template sum<T>(
            array.rows, array.columns, LoadSquare<std::remove_const_t<decltype(from)>>{from}));
    }
    return math::sqrt(total);
}

/// Adds the gradient of a batch to what `state` has collected; the batch's loss. ShapeError or LabelError,
/// before anything is added, where the batch does not fit.
template <class Loss>
constexpr auto collect_gradient(auto& training, auto& state, auto* parameters, auto const& x, auto const& t,
                                auto team)
{
    using Training = std::remove_cvref_t<decltype(training)>;
    using T = std::remove_pointer_t<decltype(parameters)>;
    training.check_shapes(x, t);
    T* const gradients = state.collect(Training::Pass::Sizes::layout.parameters);
    return training.template run<Loss>(parameters, CollectGradients<T>{gradients, state.draw()}, x, t,
                                       NotStored{}, false, team);
}

/// Moves the parameters by the mean of the gradients that were collected.
template <class Rule, class Backend>
constexpr void update_by_collected(auto& training, auto& state, auto& optimizer, auto const& arrays)
{
    using Training = std::remove_cvref_t<decltype(training)>;
    std::size_t const batches = state.use_collected();
    if (batches == 0)
        raise<std::logic_error>(
            "lamina: this trainer's update() has no gradient: call accumulate(x, t) first.");
    auto* const gradients = state.collected();
    using T = std::remove_cvref_t<decltype(*gradients)>;
    if (batches > 1)
        for (std::size_t i = 0; i < Training::Pass::Sizes::layout.parameters; ++i)
            gradients[i] /= static_cast<T>(batches);
    if constexpr (is_told_norm<std::remove_cvref_t<decltype(optimizer)>>)
        tell_norm(optimizer, norm_of<Rule, Backend>(gradients, Training::Pass::Sizes::layout.arrays));
    training.apply(gradients, state.next_update(optimizer, arrays));
    state.count(1);
}

/// That a trainer's gradients can be collected: of one on a device they cannot.
template <class Trainer>
struct Collects {
    static constexpr bool value = !Trainer::launches;
    struct Check {
        static_assert(value, "lamina: a Trainer on a device makes whole steps alone: it has no accumulate, "
                             "update and averaged. Use a Network on the CPU, or a larger batch.");
    };
};

} // namespace lamina::core
