// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/asserted.hpp>

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

/// Optimizers around others: ClipNorm{1.0, EMA{0.999, AdamW{.lr = 1e-3}}}.
///
/// One that is around another keeps it as its member `optimizer`, has its states after its own, takes its
/// hyperparameters after its own, and has `around(other)`: the same around another optimizer.
namespace lamina::core {

/// Whether an optimizer has parameter groups in it; Groups says so of itself.
template <class O>
inline constexpr bool is_grouped = [] {
    if constexpr (requires { O::group_count; })
        return true;
    else if constexpr (requires(O const& o) { o.around(o.optimizer); })
        return is_grouped<decltype(O::optimizer)>;
    else
        return false;
}();

/// The Groups in an optimizer.
template <class O>
struct GroupsIn {
    using type = typename GroupsIn<decltype(O::optimizer)>::type;
};
template <class O>
    requires requires { O::group_count; }
struct GroupsIn<O> {
    using type = O;
};

/// The optimizer of a parameter group, without groups.
template <std::size_t Group, class O>
constexpr auto optimizer_of_group(O const& optimizer)
{
    if constexpr (requires { O::group_count; })
        return optimizer.template of_group<Group>();
    else
        return optimizer.around(optimizer_of_group<Group>(optimizer.optimizer));
}

/// The optimizer inside all that is around it, which has the learning rate.
template <class O>
constexpr auto& innermost(O& optimizer)
{
    if constexpr (requires { optimizer.optimizer; })
        return innermost(optimizer.optimizer);
    else
        return optimizer;
}

/// That an optimizer keeps an average of the weights, as its first state.
template <class O>
struct KeepsAverage {
    static constexpr bool value = requires { requires O::observed == 1; };
    struct Check {
        static_assert(value, "lamina: the optimizer of this trainer keeps no average of the weights: "
                             "EMA{0.999, Adam{.lr = 1e-3}} does, as the outermost.");
    };
};

/// Whether an optimizer is told the norm of the whole gradient before it moves a weight: `measure(norm)`.
template <class O>
inline constexpr bool is_told_norm = [] {
    if constexpr (requires(O& optimizer) { optimizer.measure(1.0); })
        return true;
    else if constexpr (requires { &O::optimizer; })
        return is_told_norm<decltype(O::optimizer)>;
    else
        return false;
}();

/// Tells it.
template <class O>
constexpr void tell_norm(O& optimizer, double norm)
{
    if constexpr (requires { optimizer.measure(norm); })
        optimizer.measure(norm);
    else
        tell_norm(optimizer.optimizer, norm);
}

/// That an optimizer updates each weight of itself, in the pass that computes its gradient, by the same
/// numbers as all others: where all steps are made elsewhere at once.
template <class O>
struct UpdatesEachAlike {
    static constexpr bool value = !is_grouped<O> && !is_told_norm<O>;
    struct Check {
        static_assert(value,
                      "lamina: parameter groups and ClipNorm are for a Trainer on the CPU; on a device "
                      "and in an Ensemble all weights are updated in the pass that computes their "
                      "gradient, by the same numbers. ClipValue and EMA do that.");
    };
};

/// What follows the first of a tuple's.
template <class Tuple>
constexpr auto after_first(Tuple const& tuple)
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::tuple{std::get<1 + Index>(tuple)...};
    }(std::make_index_sequence<std::tuple_size_v<Tuple> - 1>{});
}

} // namespace lamina::core
