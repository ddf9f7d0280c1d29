// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

/// Sixteen uniform numbers made normal (Box and Muller, Annals of Mathematical Statistics 29, 1958), in the
/// operations of PyTorch (ATen/native/cpu/DistributionTemplates.h): of double the C library's functions, of
/// float those of its AVX2 kernels, which processors with AVX-512 run too. These are the functions of Cephes
/// (Moshier, netlib.org/cephes, single/logf.c and sinf.c) in registers (Pommier, sse_mathfun, 2007), in which
/// the compiler has fused each multiplication with the addition after it: so does std::fma here, wherever
/// lamina is compiled.
namespace lamina::core {

/// (… (first x + second) x + …) x + last
inline float polynomial(float x, std::initializer_list<float> coefficients)
{
    float sum = 0;
    for (float const coefficient : coefficients) sum = std::fma(sum, x, coefficient);
    return sum;
}

/// The logarithm of a number of (0, 1].
inline float log_of_unit(float x)
{
    std::uint32_t const bits = std::bit_cast<std::uint32_t>(x);
    float exponent = static_cast<float>(static_cast<int>(bits >> 23) - 126);
    float rest = std::bit_cast<float>((bits & 0x7FFFFFU) | 0x3F000000U); // in [0.5, 1)
    if (rest < 0.707106781186547524F) {
        exponent -= 1;
        rest = rest - 1 + rest;
    } else {
        rest = rest - 1;
    }
    float const square = rest * rest;
    float const tail = polynomial(rest, {7.0376836292E-2F, -1.1514610310E-1F, 1.1676998740E-1F,
                                         -1.2420140846E-1F, 1.4249322787E-1F, -1.6668057665E-1F,
                                         2.0000714765E-1F, -2.4999993993E-1F, 3.3333331174E-1F}) *
                       rest;
    // log(2) is 0.693359375, which a product has exactly, less 2.12194440e-4
    float const low = std::fma(tail, square, exponent * -2.12194440E-4F);
    return std::fma(exponent, 0.693359375F, rest + std::fma(-0.5F, square, low));
}

struct SineAndCosine {
    float sine, cosine;

    /// Of an angle in [0, 2 pi].
    explicit SineAndCosine(float angle)
    {
        int const octant = (static_cast<int>(angle * 1.27323954473516F) + 1) & ~1;
        auto const eighths = static_cast<float>(octant);
        // pi/4 in three parts, so that little is lost
        float x = std::fma(eighths, -0.78515625F, angle);
        x = std::fma(eighths, -2.4187564849853515625E-4F, x);
        x = std::fma(eighths, -3.77489497744594108E-8F, x);
        float const square = x * x;
        float const tail =
            polynomial(square, {2.443315711809948E-5F, -1.388731625493765E-3F, 4.166664568298827E-2F}) *
            square;
        float const even = std::fma(tail, square, -(square * 0.5F)) + 1;
        float const odd = std::fma(
            polynomial(square, {-1.9515295891E-4F, 8.3321608736E-3F, -1.6666654611E-1F}) * square, x, x);
        bool const swapped = (octant & 2) != 0;
        sine = swapped ? even : odd;
        cosine = swapped ? odd : even;
        if ((octant & 4) != 0) sine = -sine;
        if (((octant - 2) & 4) == 0) cosine = -cosine;
    }
};

/// Of eight numbers of [0, 1) the radii, of the eight after them the angles.
template <class T>
void box_muller(std::span<T, 16> numbers, T mean, T deviation)
{
    for (std::size_t i = 0; i < 8; ++i) {
        T const chance = 1 - numbers[i];
        T const angle = T(6.283185307179586) * numbers[i + 8];
        if constexpr (std::same_as<T, float>) {
            T const radius = std::sqrt(-2 * log_of_unit(chance));
            SineAndCosine const of(angle);
            numbers[i] = std::fma(radius * of.cosine, deviation, mean);
            numbers[i + 8] = std::fma(radius * of.sine, deviation, mean);
        } else {
            T const radius = std::sqrt(-2 * std::log(chance));
            numbers[i] = std::fma(radius * std::cos(angle), deviation, mean);
            numbers[i + 8] = std::fma(radius * std::sin(angle), deviation, mean);
        }
    }
}

} // namespace lamina::core
