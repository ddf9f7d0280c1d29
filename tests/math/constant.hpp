// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <array>

/// A grid of 41 numbers from Low to High.
template <class T, double Low, double High>
inline constexpr auto grid = [] {
    std::array<T, 41> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = static_cast<T>(Low + (High - Low) * static_cast<double>(i) / 40);
    return numbers;
}();

/// f over a grid, computed by the compiler.
template <class T, double Low, double High, auto f>
inline constexpr auto computed = [] {
    auto values = grid<T, Low, High>;
    for (T& value : values) value = f(value);
    return values;
}();

/// Constant evaluation is within 5 ulp of `exact` in long double and within 4 ulp of run time. A long double
/// has no wider type to be held against: it may differ from the standard library's by 8 ulp. (Called by way of
/// their types: without optimization clang 19 gives the arguments names that two sources share.)
template <double Low, double High, auto f, auto exact>
void check_constant_evaluation()
{
    auto const check = [&]<class T>(T, double most) {
        for (std::size_t i = 0; i < grid<T, Low, High>.size(); ++i) {
            T const x = grid<T, Low, High>[i];
            T const constant = computed<T, Low, High, f>[i];
            long double const right = decltype(exact){}(static_cast<long double>(x));
            CAPTURE(static_cast<double>(x), static_cast<double>(constant), sizeof(T));
            CHECK(lamina::laws::ulps(constant, right) <= most);
            CHECK(lamina::laws::ulps(decltype(f){}(x), static_cast<long double>(constant)) <=
                  std::max(4.0, most - 1));
        }
    };
    check(0.0F, 5);
    check(0.0, 5);
    check(0.0L, 8);
}
