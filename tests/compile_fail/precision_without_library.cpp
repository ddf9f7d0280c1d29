// lamina: tf32 and bf16 are computed by cuBLASLt, which this program does not use
// errors: 1
#include <lamina/backends/cuda/cublas/precision.hpp>

using namespace lamina;

#ifndef GOOD
constexpr bool is_linked = false;
#else
constexpr bool is_linked = true;
#endif
static_assert(
    core::asserted<cuda::PrecisionFits<float, cuda::Asked<cuda::Precision::bf16>, cuda::Linked<is_linked>>>);
