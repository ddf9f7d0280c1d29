// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/training.hpp>

#include <algorithm>

namespace lamina::core {

/// So many steps, a Constant or a number, on a batch of a size in its type, of which `training` is small; the
/// last one's loss. In memory on the stack, of which a compiler knows that no other pointer reaches it: where
/// the caller is one function (`flatten`), it keeps over the steps what it can in registers. (2-3-1 took 72
/// to 134 ns a step in four programs with its arrays on the heap; now 71 to 73.) One step leaves the
/// parameters where they are: copying them takes longer than it saves.
template <class Backend, class Loss, class T, std::size_t N>
[[gnu::always_inline]] inline T steps_on_stack(auto& training, auto& state, auto const& optimizer,
                                               std::array<T*, N> const& distant, auto count, auto const& x,
                                               auto const& t)
{
    using Training = std::remove_cvref_t<decltype(training)>;
    constexpr std::size_t parameters = Training::Pass::Sizes::layout.parameters;
    typename Backend::template Scratch<T, Training::template small_size<decltype(x.rows())>> memory;
    auto const step = [&](auto const& sink, bool seen) __attribute__((always_inline)) {
        return training.template run_small<Loss>(memory.data(), sink.parameters, sink, x, t, seen);
    };
    if constexpr (is_constant<decltype(count)>) {
        return state.steps(optimizer, count, distant, step);
    } else {
        typename Backend::template Scratch<T, parameters> copies[N];
        std::array<T*, N> nearby;
        for (std::size_t i = 0; i < N; ++i) {
            nearby[i] = copies[i].data();
            std::copy_n(distant[i], parameters, nearby[i]);
        }
        T const loss = state.steps(optimizer, count, nearby, step);
        for (std::size_t i = 0; i < N; ++i) std::copy_n(nearby[i], parameters, distant[i]);
        return loss;
    }
}

} // namespace lamina::core
