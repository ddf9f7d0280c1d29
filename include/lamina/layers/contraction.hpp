// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/constant.hpp>

namespace lamina::core {

/// y = W x + b, over sizes that are Constants in a network and numbers in an expression composed by hand.
template <class Inputs, class Outputs, bool HasBias>
struct Dense {
    static constexpr bool has_weight = true;
    static constexpr bool has_bias = HasBias;
    static constexpr bool is_direct = false;
    static constexpr bool is_static = is_constant<Inputs> && is_constant<Outputs>;
    [[no_unique_address]] Inputs inputs{};
    [[no_unique_address]] Outputs outputs{};
};

/// No contraction: what comes in goes to the formulas as it is.
template <class Width>
struct Direct {
    static constexpr bool has_weight = false;
    static constexpr bool has_bias = false;
    static constexpr bool is_direct = true;
    static constexpr bool is_static = is_constant<Width>;
    [[no_unique_address]] Width inputs{};
    [[no_unique_address]] Width outputs{};
};

/// No contraction either: a formula F of whole rows, all of which must be there before anything is given.
template <class Width, class F>
struct Rowwise {
    static constexpr bool has_weight = false;
    static constexpr bool has_bias = false;
    static constexpr bool is_direct = false;
    static constexpr bool is_static = is_constant<Width>;
    using Formula = F;
    [[no_unique_address]] Width inputs{};
    [[no_unique_address]] Width outputs{};
};
template <class C>
inline constexpr bool is_rowwise = false;
template <class Width, class F>
inline constexpr bool is_rowwise<Rowwise<Width, F>> = true;

/// What backends compute of a layer, with sizes in its type.
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
