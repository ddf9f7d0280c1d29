// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/parameters.hpp>

#include <vector>

namespace lamina {

/// Numbers between -1 and 1, all different.
template <class T>
std::vector<T> numbers(std::size_t count)
{
    std::vector<T> result(count);
    for (std::size_t i = 0; i < count; ++i)
        result[i] = static_cast<T>(2 * (i * 7919 % 10007)) / static_cast<T>(10007) - 1;
    return result;
}

template <class A, class T>
Parameters<A, T> some_parameters()
{
    Parameters<A, T> result;
    auto const all = numbers<T>(result.size());
    std::copy(all.begin(), all.end(), result.data());
    return result;
}

} // namespace lamina
