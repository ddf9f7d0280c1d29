// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/core.hpp>
#include <lamina/support/supported.hpp>

#if !__has_include(<xsimd/xsimd.hpp>)
#error "lamina: needs xsimd 8.1 or later, which is not found."
#include "lamina_stops_here"
#endif
// clang-format off: what is not inlined of xsimd is warned of too
#include <lamina/backends/cpu/lanes/quiet_begin.inc>
#include <xsimd/xsimd.hpp>
#include <lamina/backends/cpu/lanes/quiet_end.inc>
// clang-format on
#if XSIMD_VERSION_MAJOR * 100 + XSIMD_VERSION_MINOR < 801
#error "lamina: needs xsimd 8.1 or later; what is found is older."
#include "lamina_stops_here"
#endif
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE)
#error "lamina: xsimd knows no vector instructions of the processor that the flags -march and the like name."
#include "lamina_stops_here"
#endif

/// The greater and the smaller of a number, which is not NaN, and x, in each lane of a register; NaN where x
/// is. x86 has an instruction that gives its second operand where either is NaN, NEON one that gives NaN. By
/// intrinsics, because xsimd hands on the second operand up to release 13 and the first since 14, and g++
/// makes two instructions of a comparison with 0. Of zeros with both signs x86 gives x, NEON 0 and -0.
namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

#if XSIMD_WITH_SSE2
[[gnu::always_inline]] inline auto greater_of(__m128 number, __m128 x) { return _mm_max_ps(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m128 number, __m128 x) { return _mm_min_ps(number, x); }
[[gnu::always_inline]] inline auto greater_of(__m128d number, __m128d x) { return _mm_max_pd(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m128d number, __m128d x) { return _mm_min_pd(number, x); }
#endif
#if XSIMD_WITH_AVX
[[gnu::always_inline]] inline auto greater_of(__m256 number, __m256 x) { return _mm256_max_ps(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m256 number, __m256 x) { return _mm256_min_ps(number, x); }
[[gnu::always_inline]] inline auto greater_of(__m256d number, __m256d x) { return _mm256_max_pd(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m256d number, __m256d x) { return _mm256_min_pd(number, x); }
#endif
#if XSIMD_WITH_AVX512F
[[gnu::always_inline]] inline auto greater_of(__m512 number, __m512 x) { return _mm512_max_ps(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m512 number, __m512 x) { return _mm512_min_ps(number, x); }
[[gnu::always_inline]] inline auto greater_of(__m512d number, __m512d x) { return _mm512_max_pd(number, x); }
[[gnu::always_inline]] inline auto smaller_of(__m512d number, __m512d x) { return _mm512_min_pd(number, x); }
#endif
#if XSIMD_WITH_NEON64
[[gnu::always_inline]] inline auto greater_of(float32x4_t number, float32x4_t x)
{
    return vmaxq_f32(number, x);
}
[[gnu::always_inline]] inline auto smaller_of(float32x4_t number, float32x4_t x)
{
    return vminq_f32(number, x);
}
[[gnu::always_inline]] inline auto greater_of(float64x2_t number, float64x2_t x)
{
    return vmaxq_f64(number, x);
}
[[gnu::always_inline]] inline auto smaller_of(float64x2_t number, float64x2_t x)
{
    return vminq_f64(number, x);
}
#endif

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
