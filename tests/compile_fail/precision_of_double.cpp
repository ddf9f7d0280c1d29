// lamina: tf32 is a precision of float, not double. Write cuda::Network<A, float, cuda::Precision::tf32>
// errors: 1
#include <lamina/backends/cuda/cublas/precision.hpp>

using namespace lamina;

#ifndef GOOD
using T = double;
#else
using T = float;
#endif
static_assert(core::asserted<cuda::PrecisionFits<T, cuda::Asked<cuda::Precision::tf32>, cuda::Linked<true>>>);
