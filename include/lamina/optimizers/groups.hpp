// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/support/text.hpp>

namespace lamina::core {

/// Arrays that are not trained.
template <Text Pattern>
struct Frozen {
    static constexpr bool is_trained = false;
    static constexpr std::string_view pattern() { return kept.view(); }
    static constexpr auto kept = Pattern;
};

/// Arrays that are trained by the optimizer as `change` leaves it.
template <Text Pattern, class Change>
struct Group {
    static constexpr bool is_trained = true;
    static constexpr std::string_view pattern() { return kept.view(); }
    static constexpr auto kept = Pattern;
    Change change;
};

} // namespace lamina::core

namespace lamina {

/// For Groups: the arrays whose keys begin with the pattern are left as they are. `freeze<"0.">`: all of
/// layer 0. In a pattern * stands for any characters.
template <core::Text Pattern>
inline constexpr core::Frozen<Pattern> freeze{};

/// For Groups: the arrays whose keys begin with the pattern are trained by the optimizer as change(optimizer)
/// leaves it, which is asked in every step.
template <core::Text Pattern, class Change>
constexpr core::Group<Pattern, Change> group(Change change)
{
    return {change};
}

/// An optimizer with other numbers for some arrays of a network, which are named by their keys, or with none;
/// of several that name an array the last counts. As parameter groups of torch.optim and
/// requires_grad_(False):
///
///     Groups{AdamW{.lr = 3e-3}, group<"*.bias">([](auto& adam) { adam.weight_decay = 0; }), freeze<"0.">}
///
/// For a Trainer on the CPU. A pattern that no key begins with does not compile.
template <class Optimizer, class... Members>
struct Groups {
    Optimizer optimizer;
    std::tuple<Members...> members;

    constexpr explicit Groups(Optimizer all, Members... given) : optimizer(all), members(given...) {}

    static constexpr auto name = "Groups";
    static constexpr std::size_t group_count = 1 + sizeof...(Members);
    static constexpr std::size_t states = Optimizer::states;

    /// The patterns of the members, and whether they are trained.
    static constexpr std::array<std::string_view, sizeof...(Members)> patterns{Members::pattern()...};
    static constexpr std::array<bool, sizeof...(Members)> is_trained{Members::is_trained...};

    /// The optimizer of a group: 0 of all that no member names, K of member K - 1.
    template <std::size_t K>
    [[nodiscard]] constexpr Optimizer of_group() const
    {
        Optimizer result = optimizer;
        if constexpr (K > 0)
            if constexpr (is_trained[K - 1]) std::get<K - 1>(members).change(result);
        return result;
    }

    [[nodiscard]] constexpr auto hyper(std::size_t step) const { return optimizer.hyper(step); }
    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        return Optimizer::update(w, g, state, hyper);
    }
};

} // namespace lamina
