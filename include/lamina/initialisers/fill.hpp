// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/generator.hpp>
#include <lamina/support/errors.hpp>

#include <concepts>
#include <span>
#include <stdexcept>

namespace lamina::core {

/// `initialise(net, init::Zeros{})` has no generator.
struct NoGenerator {};

template <class G>
inline constexpr bool draws = !std::same_as<G, NoGenerator>;

/// Numbers of [low, high), one after another.
template <class T, class G>
void fill_uniform(std::span<T> numbers, double low, double high, G& generator)
{
    static_assert(draws<G>,
                  "lamina: this initialiser draws random numbers. Give initialise a generator as its "
                  "last argument: random::Torch{0}.");
    if (!(low <= high))
        raise<std::invalid_argument>("lamina: uniform numbers are drawn from a on, below b; the a that was "
                                     "given is above b, or one of "
                                     "them is NaN.");
    if constexpr (draws<G>)
        for (T& number : numbers)
            number = static_cast<T>(generator.uniform(static_cast<T>(low), static_cast<T>(high)));
}

/// Normal numbers: all at once where the generator draws an array otherwise than number by number, as
/// PyTorch's does.
template <class T, class G>
void fill_normal(std::span<T> numbers, double mean, double deviation, G& generator)
{
    static_assert(draws<G>,
                  "lamina: this initialiser draws random numbers. Give initialise a generator as its "
                  "last argument: random::Torch{0}.");
    if (!(deviation >= 0))
        raise<std::invalid_argument>(
            "lamina: the standard deviation of normal numbers, std, is 0 or above; the one given is not.");
    if constexpr (requires { generator.normal(mean, deviation, numbers); })
        generator.normal(mean, deviation, numbers);
    else if constexpr (draws<G>)
        for (T& number : numbers) number = static_cast<T>(generator.normal(mean, deviation));
}

} // namespace lamina::core
