// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/backends/cpu/lanes/lanes.hpp>

#include <algorithm>
#include <cmath>
#include <random>

namespace lamina::laws {

using namespace core;

/// f(x), computed in every lane of a register, which must all agree.
template <class Arch, class T>
T in_lanes(auto const& f, T x)
{
    using Lanes = cpu::Lanes<T, Arch>;
    alignas(64) T numbers[Lanes::size];
    f(Lanes(x)).store(numbers);
    for (T const number : numbers)
        if (!std::isnan(number) && number != numbers[0]) FAIL("the lanes of a register differ");
    return numbers[0];
}

/// The largest error of f in ulp of T, over so many arguments that draw(random numbers, i) gives.
template <class T>
double worst_error(int count, auto const& f, auto const& truth, auto const& draw)
{
    std::mt19937_64 random(1);
    double worst = 0;
    for (int i = 0; i < count; ++i) {
        T const x = static_cast<T>(draw(random, i));
        worst = std::max(worst, ulps(T(f(x)), truth(static_cast<long double>(x))));
    }
    return worst;
}

} // namespace lamina::laws
