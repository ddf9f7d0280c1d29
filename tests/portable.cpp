// SPDX-License-Identifier: BSL-1.0
#include <lamina/portable.hpp>

#if defined XSIMD_VERSION_MAJOR || defined XTENSOR_VERSION_MAJOR
#error "a portable network is to do without xsimd and xtensor"
#endif

#include "catch.hpp"

#include <lamina/architecture.hpp>

TEST_CASE("portable.hpp has lamina::PortableNetwork, without xsimd and xtensor")
{
    static_assert(requires { sizeof(lamina::NetworkTable<float>); });
}
