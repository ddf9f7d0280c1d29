// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/epilogues.hpp>
#include <lamina/support/threads.hpp>
#include <lamina/symbol/rows.hpp>

/// The contract between a network and its backends. Operations know no backend and backends know no
/// operation: what they share is the formula, and the place where it is computed.
namespace lamina::core {

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
    {
        B::template backward_workspace<T>(n, n)
    } -> std::convertible_to<std::size_t>;                             // numbers for contract_back
    B::contract(n, n, n, rows, w, ZeroStart{}, store, OneThread{});    // inputs, outputs, rows: y = x W^T
    B::contract_back(n, n, n, rows, w, out, true, store, OneThread{}); // dx = dz W; room, whether W is new
    B::template contract_rows<T>(n, n, n, rows, rows, store, OneThread{});        // dW = dz^T x
    B::template map<T>(n, n, Then<decltype(load), decltype(store)>{load, store}); // f(place) everywhere
    { B::template sum<T>(n, n, load) } -> std::same_as<T>;                        // of f(place)
    B::template sum_columns<T>(n, n, load, store, OneThread{}); // epilogue(place, sum over rows of f(place))
    { B::template reduce_row<T, symbol::RowSum>(n, n, load) } -> std::same_as<T>; // of f(place) over one row
};

/// The backend on which a network passes a batch: a backend may name a special one for some of them.
template <class Backend, class T, class Model, class RowCount>
struct ChosenBackend {
    using type = Backend;
};

template <class Backend, class T, class Model, class RowCount>
    requires requires { typename Backend::template Chosen<T, Model, RowCount>; }
struct ChosenBackend<Backend, T, Model, RowCount> {
    using type = typename Backend::template Chosen<T, Model, RowCount>;
};

/// How many sums a backend keeps each gradient as during a pass.
template <class Backend, class T>
constexpr std::size_t gradient_sums = [] {
    if constexpr (requires { Backend::template gradient_sums<T>; })
        return Backend::template gradient_sums<T>;
    else
        return std::size_t{1};
}();

} // namespace lamina::core
