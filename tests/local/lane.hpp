// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/backends/cpu/lanes.hpp>

#include <cmath>

namespace lamina::laws {

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

} // namespace lamina::laws
