// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/model/array_keys.hpp>

namespace lamina::core {

/// Which group each array of a network is in; `none`: it is not trained.
template <class Groups, class A>
struct GroupsOfArrays {
    static constexpr std::size_t none = Groups::group_count;
    static constexpr auto group = [] {
        std::array<std::size_t, array_keys<A>.size()> groups{};
        for (std::size_t array = 0; array < groups.size(); ++array)
            for (std::size_t member = 0; member + 1 < Groups::group_count; ++member)
                if (array_keys<A>[array].begins_with(Groups::patterns[member]))
                    groups[array] = Groups::is_trained[member] ? 1 + member : none;
        return groups;
    }();

    /// Whether every pattern names an array.
    static constexpr bool value = [] {
        for (std::string_view const pattern : Groups::patterns) {
            bool names = false;
            for (ArrayKey const& key : array_keys<A>) names = names || key.begins_with(pattern);
            if (!names) return false;
        }
        return true;
    }();

    struct Check {
        static_assert(value,
                      "lamina: a pattern of these parameter groups is one that no key of this network begins "
                      "with. Keys are PyTorch's: the layer's position from 0, or the name that Named gave "
                      "it, a dot, and weight or bias; freeze<\"0.\"> is all of layer 0, "
                      "group<\"*.bias\">(…) all biases.");
    };
};

/// The UpdateRule of an optimizer with parameter groups, for the arrays of a network: its numbers are those
/// of group after group.
template <class Optimizer, class A>
class GroupedRule : public UpdateRule<decltype(optimizer_of_group<0>(std::declval<Optimizer const&>()))> {
    using Groups = typename GroupsIn<Optimizer>::type;
    using Of = GroupsOfArrays<Groups, A>;
    static_assert(asserted<Of>);
    static constexpr std::size_t count = Groups::group_count;
    using Rule = UpdateRule<decltype(optimizer_of_group<0>(std::declval<Optimizer const&>()))>;

public:
    static constexpr bool has_groups = true;
    static constexpr bool updates(std::size_t array) { return Of::group[array] != Of::none; }

    template <std::size_t Count>
    static constexpr std::size_t numbers_of_array = Count / count;

    template <class T, std::size_t Count>
    static constexpr auto hyper_of(std::array<T, Count> const& hyper, std::size_t array)
    {
        std::array<T, Count / count> own{};
        for (std::size_t i = 0; i < own.size(); ++i) own[i] = hyper[Of::group[array] * own.size() + i];
        return own;
    }

    template <class T>
    static constexpr auto numbers(Optimizer const& optimizer, std::size_t step)
    {
        return [&]<std::size_t... G>(std::index_sequence<G...>) {
            std::array const groups{Rule::template numbers<T>(optimizer_of_group<G>(optimizer), step)...};
            constexpr std::size_t each = std::tuple_size_v<typename decltype(groups)::value_type>;
            std::array<T, count * each> all{};
            for (std::size_t i = 0; i < all.size(); ++i) all[i] = groups[i / each][i % each];
            return all;
        }(std::make_index_sequence<count>{});
    }
};

template <class Optimizer, class A>
struct RuleOfOptimizer {
    using type = UpdateRule<Optimizer>;
};
template <class Optimizer, class A>
    requires is_grouped<Optimizer>
struct RuleOfOptimizer<Optimizer, A> {
    using type = GroupedRule<Optimizer, A>;
};

/// What an optimizer's formula comes to for the arrays of a network.
template <class Optimizer, class A>
using RuleOf = typename RuleOfOptimizer<Optimizer, A>::type;

} // namespace lamina::core
