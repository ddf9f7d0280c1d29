// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/exp.hpp>

namespace lamina::cpu {

#include <lamina/backends/cpu/lanes/quiet_begin.inc>

/// (tanh(x) / x - 1) / x² for |x| ≤ 0.625 in x², interpolated at Chebyshev's points.
template <class T>
inline constexpr std::array<T, 0> tanh_coefficients{};

template <>
inline constexpr std::array tanh_coefficients<double>{
    -0x1.5555555555555p-2,  0x1.11111111108fap-3,  -0x1.ba1ba1b937803p-5,  0x1.664f48391f218p-6,
    -0x1.226e295472395p-7,  0x1.d6d185a698648p-9,  -0x1.7d8060f6f93e4p-10, 0x1.33fde395aad33p-11,
    -0x1.e403aea61f415p-13, 0x1.4df47fb6af067p-14, -0x1.217d6b783fd25p-16};

template <>
inline constexpr std::array tanh_coefficients<float>{-0x1.555556p-2F, 0x1.1110eap-3F,  -0x1.ba08c4p-5F,
                                                     0x1.64a976p-6F,  -0x1.116a16p-7F, 0x1.2c83c0p-9F};

/// tanh(|x|): near 0 a polynomial, else 1 - 2 / (exp(2 |x|) + 1). Both are computed in every lane, without a
/// branch: xsimd's looks first whether any lane is near 0 or any is not, and takes 1.6 times as long where
/// some are.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> tanh_by_parts(Lanes<T, Arch> size)
{
    using Value = Lanes<T, Arch>;
    Value const one(T(1));
    Value const distant = one - Value(T(2)) / (exp(size + size) + one);
    Value const square = size * size;
    Value const nearby = fma(polynomial(lanes_of<Arch>(tanh_coefficients<T>), square), square * size, size);
    return select(size <= Value(T(0.625)), nearby, distant);
}

/// tanh(|x|) = (exp(2 |x|) - 1) / (exp(2 |x|) + 1), two thirds of the time of the above.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> tanh_by_roots(Lanes<T, Arch> size)
{
    using Value = Lanes<T, Arch>;
    Value const difference = expm1_by_roots(size + size);
    return select(Value(T(20)) < size, Value(T(1)), difference / (difference + Value(T(2))));
}

/// tanh(x), within 1.6 ulp, by roots within 3.
template <class T, class Arch>
[[gnu::always_inline]] inline Lanes<T, Arch> tanh(Lanes<T, Arch> x)
{
    using Value = Lanes<T, Arch>;
    Value size;
    if constexpr (has_roots<T, Arch>)
        size = tanh_by_roots(absolute(x));
    else
        size = tanh_by_parts(absolute(x));
    return copysign(size, x);
}

#include <lamina/backends/cpu/lanes/quiet_end.inc>

} // namespace lamina::cpu
