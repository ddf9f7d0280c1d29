// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/contraction.hpp>
#include <lamina/pass/backend_defaults.hpp>
#include <lamina/pass/epilogues.hpp>
#include <lamina/pass/layout.hpp>
#include <lamina/pass/place.hpp>
#include <lamina/support/threads.hpp>

/// The contract between a network and its backends. Operations know no backend and backends know no
/// operation: what they share is the formula, and the place where it is computed.
namespace lamina::core {

/// A trained array of one number, as `clear` and `gather` are told of arrays.
struct OneNumber {
    constexpr StoredArray operator()() const { return {0, 1, 1, 1}; }
};

/// Rows of numbers as a backend lays them out. (A type of its own, since nvcc 13.0 aborts where a parameter
/// of a requires expression is named in the type of another.)
template <class B, class T>
using RowsOf = decltype(B::template rows<T>(std::declval<T*>(), std::size_t{}, std::size_t{}));

/// What a backend says about a contraction of its own, beside its Dense: it overloads these verbs.
///
/// `start` is what a sum starts with, an epilogue takes each sum at its place; `fresh`: the weight is not
/// what it was in the call before with this workspace.
template <class B, class T, class Contraction>
concept Computes = requires(Contraction contraction, T const* weight, T* workspace, std::size_t n,
                            RowsOf<B, T> rows, Store<RowsOf<B, T>> epilogue, OneThread team) {
    // numbers for contract_back
    { B::template backward_workspace<T>(contraction) } -> std::convertible_to<std::size_t>;
    B::contract(contraction, n, rows, weight, ZeroStart{}, epilogue, team);          // y = x W^T
    B::contract_back(contraction, n, rows, weight, workspace, true, epilogue, team); // dx = dz W
    B::template contract_rows<T>(contraction, n, rows, rows, epilogue, team);        // dW = dz^T x
};

/// What a backend with more than one `gradient_sums` has to do with them.
template <class B, class T>
concept SumsInParts = requires(T* sums, OneNumber array, NotStored ignore) {
    B::template clear<T>(array, sums);          // sets those of a trained array to 0
    B::template gather<T>(array, sums, ignore); // f(place, gradient)
};
/// The same where batches of many rows are added up in groups.
template <class B, class T>
concept SumsOfGroups = requires(std::array<StoredArray, 1> arrays, NotStored ignore) {
    B::template each_sum<T>(arrays, ignore); // f(how many, where they start) for each number of the arrays
};

/// Verbs on arrays of T in a layout of the backend's own; sizes are Constants or std::size_t. Each calls its
/// functions with a place, which loads and stores, and values for as many elements as the backend computes at
/// once. Every verb is asked for: what a backend does without it takes from BackendDefaults.
template <class B, class T>
concept Backend = requires(T const* w, T* out, std::size_t n, RowsOf<B, T> rows, Load<RowsOf<B, T>> load,
                           Store<RowsOf<B, T>> store, OneThread team, NotStored ignore,
                           typename B::template Storage<T, 1>& storage) {
    { B::template computes<T> } -> std::convertible_to<bool>; // whether with numbers of this type
    typename B::template Memory<T>;     // numbers of a trainer, 0 at first; of a network Storage
    typename B::template Scratch<T, 1>; // numbers for a call
    { B::template tile_rows<T>(n, n) } -> std::convertible_to<std::size_t>; // numbers a row, of a weight
    { B::template stride<T>(n) } -> std::convertible_to<std::size_t>;       // of a row of a parameter
    { B::template row_stride<T>(n) } -> std::convertible_to<std::size_t>;   // numbers that n of a sample take
    B::template array<T>(out, n, n); // a trained array: columns, rows as stored
    { B::template weight_shape<T>(n, n)[0] } -> std::convertible_to<std::size_t>; // rows, columns as stored
    { B::template weight_index<T>(n, n, n, n) } -> std::convertible_to<std::size_t>; // inputs, outputs, o, i

    requires Computes<B, T, Dense<std::size_t, std::size_t, true>>;
    B::template map<T>(n, n, Then<Load<RowsOf<B, T>>, Store<RowsOf<B, T>>>{load, store}); // f(place)
    { B::template sum<T>(n, n, load) } -> std::same_as<T>;                                // of f(place)
    B::template sum_columns<T>(n, n, load, store, team); // store(place, sum over rows of f(place))
    B::template each_row<T>(n, n, rows, rows, ignore, store);
    B::template sum_rows<T>(n, n, rows, rows, ignore, store);

    // what BackendDefaults has too
    { B::for_passes(storage) } -> std::same_as<T*>;
    { B::template reads_rows<T>(n, n) } -> std::same_as<bool>;
    { B::template writes_rows<T>(n) } -> std::same_as<bool>;
    { B::template is_crowded<T>(n, n) } -> std::same_as<bool>;
    { B::template gradient_sums<T> } -> std::convertible_to<std::size_t>;
    requires B::template gradient_sums<T> == 1 || SumsInParts<B, T>;
    B::template settle<T>(out);
};

} // namespace lamina::core
