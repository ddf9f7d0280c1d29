// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <xsimd/xsimd.hpp>

#include <tuple>

namespace lamina::laws {

using namespace core;

/// The instruction sets of different width that this file is compiled for.
using Widths = std::tuple<
#if XSIMD_WITH_AVX512F
    xsimd::avx2,
#endif
#if XSIMD_WITH_AVX
    xsimd::sse2,
#endif
    xsimd::default_arch>;

/// The one with the shortest registers: two doubles.
#if XSIMD_WITH_SSE2
using Shortest = xsimd::sse2;
#else
using Shortest = xsimd::default_arch;
#endif

} // namespace lamina::laws
