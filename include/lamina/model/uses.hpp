// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/stages.hpp>

/// Which stages use which values of a network. Value V is what stage V - 1 gives, value 0 the input. In a
/// chain, which most networks are, each is used by the stage after it alone.
namespace lamina::core {

/// One use of a value.
struct Use {
    std::size_t stage;
    bool is_operand; ///< of a formula, else of the contraction
    std::size_t index;
};

/// The values that the operands of a chain of formulas are; of a random number none.
inline constexpr std::size_t no_value = static_cast<std::size_t>(-1);
template <class Operand>
inline constexpr std::size_t value_of = no_value;
template <std::size_t V>
inline constexpr std::size_t value_of<ValueOperand<V>> = V;

template <class Operands>
struct OperandValues;
template <class... Operands>
struct OperandValues<OperandList<Operands...>> {
    static constexpr std::size_t count = sizeof...(Operands);
    static constexpr std::array<std::size_t, count> values{value_of<Operands>...};
    static constexpr bool is_random = (std::same_as<Operands, RandomOperand> || ...);
};
template <class Stage>
using OperandsOf = OperandValues<typename Stage::Chain::Operands>;

/// Whether a model draws random numbers.
template <class Model>
inline constexpr bool is_random = false;
template <class Indices, class... Stages>
inline constexpr bool is_random<StageList<Indices, Stages...>> = (OperandsOf<Stages>::is_random || ...);

/// The values that the contraction of stage S takes: one, or those of a Gather.
template <class Stage, std::size_t S>
inline constexpr auto inputs_of = [] {
    if constexpr (Stage::Contraction::is_gather)
        return Stage::Contraction::sources;
    else
        return std::array{Stage::Taken::template input_of_stage<S>};
}();

/// The one value that stage S of a model takes, which is no Gather.
template <class Model, std::size_t S>
inline constexpr std::size_t input_of = inputs_of<StageOf<Model, S>, S>[0];

/// How the values of a model are used.
template <class Model>
class Uses {
    template <std::size_t S>
    using Stage = StageOf<Model, S>;

    /// visit(value, use) for all uses in the order of the backward pass: from the last stage to the first, of
    /// each its formulas' before its contraction's.
    static constexpr void each(auto const& visit)
    {
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (each_of<Model::count - 1 - S>(visit), ...);
        }(std::make_index_sequence<Model::count>{});
    }
    template <std::size_t S>
    static constexpr void each_of(auto const& visit)
    {
        std::size_t index = 0;
        for (std::size_t const value : OperandsOf<Stage<S>>::values) {
            if (value != no_value) visit(value, Use{S, true, index});
            ++index;
        }
        index = 0;
        for (std::size_t const value : inputs_of<Stage<S>, S>) visit(value, Use{S, false, index++});
    }

    struct Found {
        std::array<std::size_t, Model::count + 1> count{};
        std::array<Use, Model::count + 1> first{}; ///< in the order of the backward pass
        std::array<Use, Model::count + 1> last{};
    };
    static constexpr Found found = [] {
        Found result;
        each([&](std::size_t value, Use use) {
            if (result.count[value]++ == 0) result.first[value] = use;
            result.last[value] = use;
        });
        return result;
    }();
    static constexpr bool same(Use a, Use b)
    {
        return a.stage == b.stage && a.is_operand == b.is_operand && a.index == b.index;
    }

public:
    static constexpr std::size_t count(std::size_t value) { return found.count[value]; }

    /// Whether a use is the first of its value in the backward pass, or the last, which takes the gradients
    /// of the others.
    static constexpr bool is_first(std::size_t value, Use use) { return same(found.first[value], use); }
    static constexpr bool is_last(std::size_t value, Use use) { return same(found.last[value], use); }

    /// Whether the stage after it alone uses a value.
    static constexpr bool is_for_next_alone(std::size_t value)
    {
        return value < Model::count && count(value) == 1 && found.last[value].stage == value;
    }
    /// Whether the gradient of a value is complete when the stage after it has gone back, and not earlier.
    static constexpr bool is_completed_by_next(std::size_t value)
    {
        return value < Model::count && found.last[value].stage == value;
    }

    /// Whether all values go from stage to stage.
    static constexpr bool is_chain = [] {
        for (std::size_t value = 0; value < Model::count; ++value)
            if (!is_for_next_alone(value)) return false;
        return true;
    }();

    /// Whether a backward pass needs the gradient of a value, where that of the input is wanted or not.
    static constexpr bool needs(std::size_t value, bool wants_input)
    {
        return wants_input ? needed<true>[value] : needed<false>[value];
    }

private:
    template <std::size_t S>
    static constexpr void needs_of(std::array<bool, Model::count + 1>& needed)
    {
        needed[S + 1] = Stage<S>::array_count > 0;
        for (std::size_t const input : inputs_of<Stage<S>, S>) needed[S + 1] = needed[S + 1] || needed[input];
        for (std::size_t const operand : OperandsOf<Stage<S>>::values)
            if (operand != no_value) needed[S + 1] = needed[S + 1] || needed[operand];
    }
    template <bool wants_input>
    static constexpr auto needed = [] {
        std::array<bool, Model::count + 1> result{wants_input};
        [&]<std::size_t... S>(std::index_sequence<S...>) {
            (needs_of<S>(result), ...);
        }(std::make_index_sequence<Model::count>{});
        return result;
    }();
};

} // namespace lamina::core
