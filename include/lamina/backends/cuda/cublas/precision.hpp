// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/asserted.hpp>

#include <concepts>

namespace lamina::cuda {

/// How exactly contractions on a device are computed; parameters and everything else keep the network's type.
enum class Precision {
    exact,  ///< double
    single, ///< float
    tf32,   ///< float whose factors a tensor core rounds to 10 bits after the point; sums in float
    bf16,   ///< float whose factors a tensor core rounds to 7 bits after the point; sums in float
};

/// The precision of a network of T, unless another is asked for.
template <class T>
inline constexpr Precision default_precision = std::same_as<T, double> ? Precision::exact : Precision::single;

template <Precision>
struct Asked;

/// Whether contractions are computed by cuBLASLt.
template <bool>
struct Linked;

/// That numbers of T can be computed in a precision.
template <class T, class Asked, class Linked>
struct PrecisionFits;

template <class T, Precision precision, bool has_library>
struct PrecisionFits<T, Asked<precision>, Linked<has_library>> {
    static constexpr bool is_double = std::same_as<T, double>;
    static constexpr bool has_float = is_double || precision != Precision::exact;
    static constexpr bool has_double = !is_double || precision != Precision::single;
    static constexpr bool has_tf32 = !is_double || precision != Precision::tf32;
    static constexpr bool has_bf16 = !is_double || precision != Precision::bf16;
    static constexpr bool has_unit =
        is_double || has_library || precision == Precision::single || precision == Precision::exact;
    static constexpr bool value = has_float && has_double && has_tf32 && has_bf16 && has_unit;

    struct Check {
        static_assert(has_float, "lamina: exact is the precision of double, not float. Write "
                                 "cuda::Network<A, double>, or leave the precision out.");
        static_assert(has_double, "lamina: single is a precision of float, not double. Write "
                                  "cuda::Network<A, float>, or leave the precision out.");
        static_assert(has_tf32,
                      "lamina: tf32 is a precision of float, not double. Write "
                      "cuda::Network<A, float, cuda::Precision::tf32>, or leave the precision out.");
        static_assert(has_bf16,
                      "lamina: bf16 is a precision of float, not double. Write "
                      "cuda::Network<A, float, cuda::Precision::bf16>, or leave the precision out.");
        static_assert(has_unit,
                      "lamina: tf32 and bf16 are computed by cuBLASLt, which this program does not use: link "
                      "lamina::cuda after find_package(CUDAToolkit), or give nvcc -DLAMINA_CUBLASLT "
                      "-lcublasLt.");
    };
};

} // namespace lamina::cuda
