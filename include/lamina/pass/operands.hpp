// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/uses.hpp>

namespace lamina::core {

/// The operands of a chain, or where their gradients go, one after the other.
template <class... Views>
struct ViewList {};
template <class First, class... Rest>
struct ViewList<First, Rest...> {
    First first;
    [[no_unique_address]] ViewList<Rest...> rest;

    template <std::size_t Index>
    [[nodiscard]] constexpr auto const& at() const
    {
        if constexpr (Index == 0)
            return first;
        else
            return rest.template at<Index - 1>();
    }
};

constexpr ViewList<> list_of() { return {}; }
template <class First, class... Rest>
constexpr ViewList<First, Rest...> list_of(First first, Rest... rest)
{
    return {first, list_of(rest...)};
}

/// of(Constant<value>, Constant<which>) for each operand of a stage's formulas, as a list; of a random number
/// the value is `no_value`.
template <class Stage>
constexpr auto each_operand(auto const& of)
{
    if constexpr (OperandsOf<Stage>::count == 0)
        return ViewList<>{};
    else
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return list_of(of(Constant<OperandsOf<Stage>::values[Index]>{}, Constant<Index>{})...);
        }(std::make_index_sequence<OperandsOf<Stage>::count>{});
}

/// The views of a stage's operands: value_at(Constant<V>) of value V, or its random numbers.
template <class Stage>
constexpr auto operands_of(auto const& value_at, auto random)
{
    if constexpr (OperandsOf<Stage>::count == 0)
        return ViewList<>{};
    else
        return each_operand<Stage>([&]<std::size_t V>(Constant<V> value, auto) {
            if constexpr (V == no_value)
                return random;
            else
                return value_at(value);
        });
}

} // namespace lamina::core
