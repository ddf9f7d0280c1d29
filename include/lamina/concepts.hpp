// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/finish.hpp>
#include <lamina/loss.hpp>
#include <lamina/optimizer.hpp>
#include <lamina/threads.hpp>

/// The whole contract between layers, losses, optimizers and backends. Operations know no backend and
/// backends know no operation: what they share is the formula, and the place where it is computed.
namespace lamina::core {

/// Sigmoid, …: a formula of one value, and of trained parameters if it declares any.
template <class F>
concept Activation = std::derived_from<F, Formula> && requires {
    F::name;
    F::parameters;       // what is trained: name and size
    typename ValueOf<F>; // value(x, parameters…), a body called with symbols
    requires core::Elementwise<F>::value;
};

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

/// MSELoss<Mean>, …: a formula of one output and its target, or of a row of them.
template <class L>
concept Loss = requires {
    { L::Reduction::divides } -> std::convertible_to<bool>; // Sum or Mean
    typename LossValue<L>;                                  // value(y, t)
    requires core::LossFits<L>::value;
};

/// SGD, …: hyperparameters, and a formula for a weight's next value and those of its states.
template <class O>
concept Optimizer = requires {
    { O::states } -> std::convertible_to<std::size_t>;
    UpdateRule<
        O>::live_count; // hyper(step) gives numbers or NotGiven, update(w, g, state, hyper) w and states
};

/// random::Torch, …: uniform numbers in [low, high).
template <class G, class T>
concept Generator = requires(G& generator, T bound) {
    { generator.uniform(bound, bound) } -> std::convertible_to<T>;
};

/// A few verbs on arrays of T in a layout of the backend's own; sizes are Constants or std::size_t. Each
/// calls its functions with a place, which loads and stores, and values for as many elements as the backend
/// computes at once.
template <class B, class T>
concept Backend = requires(T const* w, T* out, Rows<T, std::size_t> rows, std::size_t n,
                           Load<Rows<T, std::size_t>> load, Store<Rows<T, std::size_t>> store) {
    { B::template computes<T> } -> std::convertible_to<bool>; // whether with numbers of this type
    typename B::template Memory<T>;                           // numbers of a trainer, 0 at first
    typename B::template Storage<T, 1>;                       // numbers of a network, a regular value
    typename B::template Scratch<T, 1>;                       // numbers for a call
    { B::template tile_rows<T>(n, n) } -> std::convertible_to<std::size_t>; // numbers a row, of a weight
    { B::template stride<T>(n) } -> std::convertible_to<std::size_t>; // of a row of n columns of a parameter
    { B::template row_stride<T>(n) } -> std::convertible_to<std::size_t>; // numbers that n of a sample take
    B::template rows<T>(out, n, n);  // where the values of samples lie: n of each, room for n samples
    B::template array<T>(out, n, n); // a trained array: columns, rows as stored
    { B::template weight_shape<T>(n, n)[0] } -> std::convertible_to<std::size_t>; // rows, columns as stored
    { B::template weight_index<T>(n, n, n, n) } -> std::convertible_to<std::size_t>; // inputs, outputs, o, i
    { B::template back_room<T>(n, n) } -> std::convertible_to<std::size_t>; // numbers for contract_back
    B::contract(n, n, n, rows, w, Nothing{}, store, Alone{});          // inputs, outputs, rows: y = x W^T
    B::contract_back(n, n, n, rows, w, out, true, store, Alone{});     // dx = dz W; room, whether W is new
    B::template contract_rows<T>(n, n, n, rows, rows, store, Alone{}); // dW = dz^T x
    B::template map<T>(n, n, Then<decltype(load), decltype(store)>{load, store}); // f(place) everywhere
    { B::template sum<T>(n, n, load) } -> std::same_as<T>;                        // of f(place)
    B::template sum_columns<T>(n, n, load, store, Alone{}); // finish(place, sum over rows of f(place))
    { B::template reduce_row<T, symbol::RowSum>(n, n, load) } -> std::same_as<T>; // of f(place) over one row
};

} // namespace lamina::core
