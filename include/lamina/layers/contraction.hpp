// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/constant.hpp>

#include <array>

namespace lamina::core {

/// What most contractions are not.
struct ContractionDefaults {
    static constexpr bool has_weight = false;
    static constexpr bool has_bias = false;
    static constexpr bool is_rowwise = false; ///< a formula of whole rows, RowFormula
    static constexpr bool is_gather = false;  ///< several values side by side, `sources`
    using RowFormula = void;
};

/// y = W x + b, over sizes that are Constants in a network and numbers in an expression composed by hand.
template <class Inputs, class Outputs, bool HasBias>
struct Dense : ContractionDefaults {
    static constexpr bool has_weight = true;  ///< it has a trained array that it contracts with
    static constexpr bool has_bias = HasBias; ///< and one that it starts from
    static constexpr bool is_static =
        is_constant<Inputs> && is_constant<Outputs>; ///< its sizes are in its type
    [[no_unique_address]] Inputs inputs{};
    [[no_unique_address]] Outputs outputs{};

    constexpr Dense() = default;
    constexpr Dense(Inputs takes, Outputs gives) : inputs(takes), outputs(gives) {}

    /// The axes of its weight, as PyTorch has them.
    [[nodiscard]] constexpr std::array<std::size_t, 2> weight_shape() const { return {outputs, inputs}; }
    /// The numbers of its bias.
    [[nodiscard]] constexpr std::size_t bias_size() const { return outputs; }
    /// The multiplications and additions of a sample.
    [[nodiscard]] constexpr std::size_t mac_count() const { return inputs * outputs; }
};

/// No contraction: what comes in goes to the formulas as it is.
template <class Width>
struct Direct : ContractionDefaults {
    static constexpr bool is_static = is_constant<Width>; ///< its size is in its type
    [[no_unique_address]] Width inputs{};
    [[no_unique_address]] Width outputs{};

    constexpr Direct() = default;
    constexpr Direct(Width takes, Width gives) : inputs(takes), outputs(gives) {}

    [[nodiscard]] constexpr std::size_t mac_count() const { return 0; }
};

/// No contraction either: a formula F of whole rows, all of which must be there before anything is given.
template <class Width, class F>
struct Rowwise : Direct<Width> {
    static constexpr bool is_rowwise = true;
    using RowFormula = F;
    using Direct<Width>::Direct;
};

/// Values of the network side by side, `width` in all.
template <std::size_t width, std::size_t... Values>
struct Gather : Direct<Constant<width>> {
    static constexpr bool is_gather = true;
    static constexpr std::array<std::size_t, sizeof...(Values)> sources{Values...};
};

/// Whether a contraction hands on the values of a place as they are.
template <class C>
inline constexpr bool is_direct = !C::has_weight && !C::is_rowwise && !C::is_gather;

/// What backends compute of a layer, with sizes in its type. Another contraction is declared by a value of
/// this beside it, and is computed where a backend's verbs take it: see pass/backend.hpp.
template <class C>
inline constexpr bool is_contraction = false;
template <std::size_t inputs, std::size_t outputs, bool has_bias>
inline constexpr bool is_contraction<Dense<Constant<inputs>, Constant<outputs>, has_bias>> = true;
template <std::size_t width>
inline constexpr bool is_contraction<Direct<Constant<width>>> = true;

/// Linear, …: multiplies and adds, over a Contraction that backends know: Dense or Direct.
template <class L>
concept ContractionLayer = requires {
    L::name;
    L::parameters; // weight first, then what is added
    L::inputs;
    L::outputs;
    L::mac_count; // multiply-accumulates for a sample
    typename L::Contraction;
};

} // namespace lamina::core
