// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/elements.hpp>
#include <lamina/backends/cuda/cublas/epilogue.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/pass/update.hpp>

namespace lamina::cuda {

/// A factor of a product: number i of line l lies at data[l * stride + i] or, where it is transposed, at
/// data[i * stride + l].
template <class T>
struct Factor {
    T const* data;
    std::size_t stride;
    bool is_transposed;
};

/// What a library's matrix multiplication computes: at (row, column) of `to`, whose rows are `stride` apart,
/// epilogue(bias(column) + sum over i of left(row, i) right(column, i)).
template <class T>
struct Product {
    std::size_t rows;
    std::size_t columns;
    std::size_t depth;
    Factor<T> left;
    Factor<T> right;
    T* to;
    std::size_t stride;
    bool adds = false; ///< to what is there
    LtEpilogue epilogue = LtEpilogue::identity;
    T const* bias = nullptr; ///< or none
};

/// What becomes of a contraction's epilogue where a library stores the sums: the library's own epilogue that
/// does all of it, where the sums go, whether they are added there, and, where none does it, whether the
/// `rest` is due for each number that was stored.
template <class Epilogue>
struct AfterProduct;

/// What most have in common.
struct DefaultAfterProduct {
    static constexpr bool adds(auto const& /*epilogue*/) { return false; }
    static constexpr bool is_due(auto const& /*epilogue*/) { return true; }
    static constexpr auto rest(auto const& epilogue) { return epilogue; }
};

template <class Output>
struct AfterProduct<Store<Output>> : DefaultAfterProduct {
    static constexpr LtEpilogue epilogue = LtEpilogue::identity;
    static constexpr auto to(auto const& epilogue) { return epilogue.output; }
};

template <class Output>
struct AfterProduct<Accumulate<Output>> : DefaultAfterProduct {
    static constexpr LtEpilogue epilogue = LtEpilogue::identity;
    static constexpr auto to(auto const& epilogue) { return epilogue.output; }
    static constexpr bool adds(auto const& /*epilogue*/) { return true; }
    static constexpr Store<Output> rest(auto const& epilogue) { return {epilogue.output}; }
};

/// An epilogue stores what the formulas give and loses the pre-activation: it serves where that is not kept.
template <class Chain, class T, class Output>
struct AfterProduct<Activate<Chain, T, Output, NotStored>> : DefaultAfterProduct {
    static constexpr LtEpilogue epilogue = epilogue_of<typename Chain::Value>;
    static constexpr auto to(auto const& epilogue) { return epilogue.output; }
};
template <class Chain, class T, class Output, class PreActivation>
struct AfterProduct<Activate<Chain, T, Output, PreActivation>> : DefaultAfterProduct {
    static constexpr LtEpilogue epilogue = LtEpilogue::unmatched;
    static constexpr auto to(auto const& epilogue) { return epilogue.pre_activation; }
};

template <class Chain, class T, class KeptValues, class Output>
struct AfterProduct<ActivateBackward<Chain, T, KeptValues, Output>> : DefaultAfterProduct {
    static constexpr bool is_identity =
        Chain::trained == 0 && std::same_as<typename Chain::template Backward<0>, typename Chain::Gradient>;
    static constexpr LtEpilogue epilogue = is_identity ? LtEpilogue::identity : LtEpilogue::unmatched;
    static constexpr auto to(auto const& epilogue) { return epilogue.dz; }
};

/// The parts of a batch are added up where its gradient is kept; the last one moves the parameters.
template <class Rule, class T, class Array, std::size_t hypers>
struct AfterProduct<Update<Rule, T, Array, hypers>> : DefaultAfterProduct {
    static constexpr LtEpilogue epilogue = LtEpilogue::unmatched;
    static constexpr auto to(auto const& epilogue) { return epilogue.g; }
    static constexpr bool adds(auto const& epilogue) { return !epilogue.part.first; }
    static constexpr bool is_due(auto const& epilogue) { return epilogue.part.last; }
    static constexpr auto rest(auto epilogue)
    {
        epilogue.part = whole_batch;
        return epilogue;
    }
};

/// rest(place, start(place) + what was stored there).
template <class T, class Start, class From, class Rest>
struct Finished {
    static constexpr bool adds_up = AddsUp<Rest>;

    Start start;
    From from;
    Rest rest;

    constexpr void operator()(reference::Place<T> const& place) const
    {
        rest(place, start(place) + place.load(from));
    }
};

template <class T>
constexpr T const* bias_of(ZeroStart /*start*/)
{
    return nullptr;
}
template <class T>
constexpr T const* bias_of(Load<PerColumn<T const>> const& start)
{
    return start.input.data;
}

/// Whether a library's product and a map can compute a contraction.
template <class Dot, class T>
concept HasProduct = requires(Dot const& dot) {
    AfterProduct<decltype(dot.epilogue)>::to(dot.epilogue);
    bias_of<T>(dot.start);
};

/// A contraction by multiply(product), which says whether there is an algorithm for it, and map(f) at all
/// places where the epilogue does not do all; false where there is none, and then nothing is done.
template <class T, HasProduct<T> Dot>
bool contract_by_product(std::size_t rows, std::size_t columns, Dot const& dot, auto const& multiply,
                         auto const& map)
{
    using After = AfterProduct<decltype(dot.epilogue)>;
    auto const factor = [](auto const& lines) {
        return Factor<T>{lines.data, lines.stride, std::remove_cvref_t<decltype(lines)>::is_transposed};
    };
    auto const to = After::to(dot.epilogue);
    Product<T> const sums{rows,
                          columns,
                          dot.depth,
                          factor(dot.left),
                          factor(dot.right),
                          to.data,
                          to.stride,
                          After::adds(dot.epilogue)};
    if constexpr (After::epilogue != LtEpilogue::unmatched) {
        Product<T> whole = sums;
        whole.epilogue = After::epilogue;
        whole.bias = bias_of<T>(dot.start);
        if (multiply(whole)) return true;
    }
    if (!multiply(sums)) return false;
    auto const rest = After::rest(dot.epilogue);
    if (After::is_due(dot.epilogue))
        map(Finished<T, decltype(dot.start), std::remove_const_t<decltype(to)>,
                     std::remove_const_t<decltype(rest)>>{dot.start, to, rest});
    return true;
}

} // namespace lamina::cuda
