// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>

#include <concepts>

namespace lamina::cuda {

/// Threads that work in phases on a memory that they share: what a kernel's body is written over, so that
/// the same body runs in a block of a device and, in tests, in one emulated on the host.
///
///     Block::each(count, f);  // f(i) for each i < count, each by one of the threads
///     Block::wait();          // until all threads have come here
///     Block::threads          // how many they are
///     Block::partials<T>();   // as many numbers of the shared memory
///     Block::is_whole_device  // see Grid, which then has verbs of its own: contract and sum_columns
///
/// What a body does outside of `each` is done by every thread for itself: it may read what is shared, and
/// must not write to it.
template <class B>
concept Block = requires(void (*f)(unsigned)) {
    { B::threads } -> std::convertible_to<std::size_t>;
    { B::is_whole_device } -> std::convertible_to<bool>;
    B::each(Constant<1>{}, f);
    B::wait();
    { B::template partials<double>() } -> std::same_as<double*>;
};

/// The threads of a block as a pass sees them: each goes everywhere, what is to be done is shared out by the
/// verbs of the backend.
template <Block B>
struct Everyone : B {
    static constexpr bool is_alone = true;
    static constexpr std::size_t index = 0;

    constexpr void run(auto const& work) const { work(*this); }
};

} // namespace lamina::cuda
