// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/cublas/precision.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;
using cuda::Precision;

namespace {

template <class T, Precision precision, bool has_library>
constexpr bool fits = cuda::PrecisionFits<T, cuda::Asked<precision>, cuda::Linked<has_library>>::value;

} // namespace

TEST_CASE("A number type has its own precision unless another is asked for, and only some of them")
{
    STATIC_REQUIRE(cuda::default_precision<double> == Precision::exact);
    STATIC_REQUIRE(cuda::default_precision<float> == Precision::single);
    STATIC_REQUIRE(fits<double, Precision::exact, false>);
    STATIC_REQUIRE(fits<float, Precision::single, false>);
    STATIC_REQUIRE(fits<float, Precision::tf32, true>);
    STATIC_REQUIRE(fits<float, Precision::bf16, true>);
    STATIC_REQUIRE(!fits<float, Precision::exact, true>);
    STATIC_REQUIRE(!fits<double, Precision::single, true>);
    STATIC_REQUIRE(!fits<double, Precision::tf32, true>);
    STATIC_REQUIRE(!fits<double, Precision::bf16, true>);
    STATIC_REQUIRE(!fits<float, Precision::tf32, false>);
}
