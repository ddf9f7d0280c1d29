// SPDX-License-Identifier: BSL-1.0
#include <lamina/architecture.hpp>

#if defined XSIMD_VERSION_MAJOR || defined XTENSOR_VERSION_MAJOR
#error "architectures are to be declared without xsimd and xtensor"
#endif

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Networks are declared without a backend")
{
    using A = Sequential<Named<"hidden", Linear<2, 3>>, Tanh, Linear<3, 1>, Sigmoid>;
    static_assert(input_size<A> == 2 && output_size<A> == 1 && parameter_count<A> == 13);
}
