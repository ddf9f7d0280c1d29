// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/ensemble.hpp>

#include "catch.hpp"
#include "local/ensemble.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Networks in the lanes of a register train as each would alone")
{
    laws::ensemble<cpu::Backend<xsimd::default_arch>>();
}

TEST_CASE("Networks in lanes: none of them, no steps, no rows")
{
    laws::ensemble_of_nothing<cpu::Backend<xsimd::default_arch>>();
}
