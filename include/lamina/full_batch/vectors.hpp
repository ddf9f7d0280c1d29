// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

/// Vectors of all parameters, in double even where a network is of float.
namespace lamina::core {

/// sum(a b), in eight sums, which a register adds at once and which lose fewer digits than one.
template <class Number>
Number dot(Number const* a, Number const* b, std::size_t count)
{
    constexpr std::size_t lanes = 8;
    Number sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
    Number total = 0;
    for (; i < count; ++i) total += a[i] * b[i];
    for (Number const sum : sums) total += sum;
    return total;
}
template <class Number>
Number dot(std::vector<Number> const& a, std::vector<Number> const& b)
{
    return dot(a.data(), b.data(), a.size());
}

/// a += factor b
template <class Number>
void add(std::vector<Number>& a, Number factor, std::vector<Number> const& b)
{
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b[i];
}

/// The largest size of a number, 0 of none, NaN where one is.
template <class Number>
Number largest(std::vector<Number> const& a)
{
    Number result = 0;
    for (Number const number : a)
        if ((std::abs)(number) > result || std::isnan(number)) result = (std::abs)(number);
    return result;
}

} // namespace lamina::core
