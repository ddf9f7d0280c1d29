// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/backend.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/backends/cpu/backend.hpp>
#include <lamina/backends/reference/backend.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Both backends speak every verb, for every number type of theirs")
{
    static_assert(Backend<reference::Backend, float> && Backend<reference::Backend, long double>);
    static_assert(Backend<cpu::Backend<xsimd::default_arch>, float> &&
                  Backend<cpu::Backend<laws::Shortest>, double>);
}
