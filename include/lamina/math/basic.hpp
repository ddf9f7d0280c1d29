// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cmath>
#include <concepts>
#include <limits>
#include <type_traits>

/// exp, tanh, … for plain numbers: the standard library's at run time, series of our own in constant
/// evaluation, where C++20 has none. Float is computed in double there, double and long double as they are.
namespace lamina::core::math {

template <class T>
concept Real = std::floating_point<T>;

/// The number type in which constant evaluation computes a T.
template <Real T>
using Wide = std::conditional_t<std::same_as<T, float>, double, T>;

/// A product, kept from becoming part of a fused multiply-add, which rounds it not: where the bits of others
/// are to be had.
constexpr double rounded(double product)
{
    if (std::is_constant_evaluated()) return product;
    double const volatile number = product;
    return number;
}

template <class T>
constexpr T absolute(T const& x)
{
    if constexpr (Real<T>)
        if (!std::is_constant_evaluated()) return (std::abs)(x);
    return x < T(0) ? -x : x;
}

/// The greater of a number, which is not NaN, and x; NaN if x is.
template <class T>
constexpr T greater_of(T const& number, T const& x)
{
    return x < number ? number : x;
}

/// The smaller of a number, which is not NaN, and x; NaN if x is.
template <class T>
constexpr T smaller_of(T const& number, T const& x)
{
    return number < x ? number : x;
}

/// The greater of two numbers; NaN if either is.
template <class T>
constexpr T greater(T const& a, T const& b)
{
    return a < b || b != b ? b : a;
}

/// 2^exponent, by squaring; 0 and infinity outside the range of T.
template <Real T>
constexpr T power_of_two(int exponent)
{
    T result = 1;
    T factor = exponent < 0 ? T(0.5) : T(2);
    for (int n = exponent < 0 ? -exponent : exponent; n > 0; n /= 2) {
        if (n % 2 == 1) result *= factor;
        if (n > 1) factor *= factor;
    }
    return result;
}

/// a b for positive numbers, infinity where it is too large: an overflow is no constant expression.
template <Real T>
constexpr T bounded_product(T a, T b)
{
    return a > 1 && b > (std::numeric_limits<T>::max)() / a ? std::numeric_limits<T>::infinity() : a * b;
}

/// x * 2^exponent for positive x, in two steps so that neither factor leaves the range where the product does
/// not.
template <Real T>
constexpr T scale(T x, int exponent)
{
    int const half = exponent / 2;
    return bounded_product(x * power_of_two<T>(half), power_of_two<T>(exponent - half));
}

/// x = fraction * 2^exponent with the fraction in [sqrt(1/2), sqrt(2)); x is positive and finite.
template <Real T>
struct Split {
    T fraction;
    int exponent = 0;

    constexpr explicit Split(T x) : fraction(x)
    {
        constexpr T large = T(4294967296.0);
        for (; fraction >= large; exponent += 32) fraction /= large;
        for (; fraction < 1 / large; exponent -= 32) fraction *= large;
        for (; fraction >= T(1.4142135623730951); ++exponent) fraction /= 2;
        for (; fraction < T(0.7071067811865476); --exponent) fraction *= 2;
    }
};

/// The integer nearest to x, for |x| below 2^31.
template <Real T>
constexpr int nearest(T x)
{
    return static_cast<int>(x < T(0) ? x - T(0.5) : x + T(0.5));
}

/// a b - product, exactly, where product is a b rounded (Dekker).
template <Real T>
constexpr T lost_in_product(T a, T b, T product)
{
    constexpr T factor = power_of_two<T>((std::numeric_limits<T>::digits + 1) / 2) + 1;
    T const a_high = factor * a - (factor * a - a);
    T const b_high = factor * b - (factor * b - b);
    T const a_low = a - a_high;
    T const b_low = b - b_high;
    return ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
}

/// Square root; NaN below 0. Constant evaluation is correctly rounded: Newton's iteration, the last step of
/// it exact.
template <Real T>
constexpr T sqrt(T x)
{
    if (!std::is_constant_evaluated()) return std::sqrt(x);
    if (x != x || x < 0) return std::numeric_limits<T>::quiet_NaN();
    if (x == 0 || x > (std::numeric_limits<T>::max)()) return x;
    Split<Wide<T>> split(x);
    if (split.exponent % 2 != 0) {
        split.fraction *= 2;
        --split.exponent;
    }
    Wide<T> root = 1;
    for (int step = 0; step < 8; ++step) root = (root + split.fraction / root) / 2;
    Wide<T> const square = root * root;
    root += ((split.fraction - square) - lost_in_product(root, root, square)) / (2 * root);
    return static_cast<T>(scale(root, split.exponent / 2));
}

} // namespace lamina::core::math
