// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What Lamina cannot be compiled with, said in one sentence before anything else is read.
#include <lamina/version.hpp>

#if defined(__apple_build_version__)
#define LAMINA_SUPPORTS_COMPILER (__clang_major__ >= 17) // which is LLVM's 19
#elif defined(__clang__)
#define LAMINA_SUPPORTS_COMPILER (__clang_major__ >= 18)
#elif defined(__GNUC__)
#define LAMINA_SUPPORTS_COMPILER (__GNUC__ >= 12)
#else
#define LAMINA_SUPPORTS_COMPILER 0
#endif
#if !LAMINA_SUPPORTS_COMPILER || __cplusplus < 202002L
#error "lamina: needs g++ 12 or later, or clang 18 or later (Apple's 17), in C++20: -std=c++20."
#include "lamina_stops_here" // an #error alone stops no compiler, and a page of errors would follow
#endif
#undef LAMINA_SUPPORTS_COMPILER

#define LAMINA_REFUSES_UNSAFE_MATH                                                                           \
    "lamina: compiled with -ffast-math or a part of it, under which tests for NaN and infinity vanish, "     \
    "sums are taken in another order, and SIMD exp, tanh and log return wrong numbers. Remove -ffast-math, " \
    "-Ofast, -funsafe-math-optimizations and the like; -fno-math-errno, -fno-trapping-math and "             \
    "-ffp-contract=fast are fine."

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) ||               \
    defined(__NO_SIGNED_ZEROS__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
static_assert(false, LAMINA_REFUSES_UNSAFE_MATH);
#elif defined(__clang__) && !defined(__CUDA__) && __has_cpp_attribute(gnu::error)
namespace lamina::core {

[[gnu::error(LAMINA_REFUSES_UNSAFE_MATH)]] void refuse_unsafe_math();

/// clang says of such flags only -ffast-math and -ffinite-math-only by a macro. So it is asked when it
/// optimises, which is when they matter: a comparison that is true by arithmetic which numbers do not obey is
/// a constant then, and the error is its call's. Nothing is left of the function but its return.
[[gnu::used]] static void notice_unsafe_math(int number, double any)
{
    double const whole = number;
    if (__builtin_constant_p((whole + 0x1p52) - 0x1p52 == whole) || // sums in another order
        __builtin_constant_p(whole / 3.0 == whole * (1 / 3.0)) ||   // reciprocals
        __builtin_constant_p(__builtin_bit_cast(long long, any + 0.0) ==
                             __builtin_bit_cast(long long, any)) || // zeros without a sign
        __builtin_constant_p(any != any) ||
        __builtin_constant_p(__builtin_isinf(any))) // no NaN, no infinity
        refuse_unsafe_math();
}

} // namespace lamina::core
#endif

#undef LAMINA_REFUSES_UNSAFE_MATH

#if !defined(__clang__) // which has no such flag
static_assert(0.1 != double{0.1F},
              "lamina: compiled with -fsingle-precision-constant, under which doubles lose their digits. "
              "Remove the flag.");
#endif
