// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/polynomial.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A polynomial is evaluated in any length")
{
    CHECK(cpu::polynomial(std::array{2.0}, 3.0) == 2);
    CHECK(cpu::polynomial(std::array{2.0, 5.0}, 3.0) == 17);
    CHECK(cpu::polynomial(std::array{2.0, 5.0, 1.0}, 3.0) == 26);
    CHECK(cpu::polynomial(std::array{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, 2.0) == 127);
}

TEST_CASE("Numbers stand in all lanes")
{
    using Arch = xsimd::default_arch;
    auto const lanes = cpu::lanes_of<Arch>(std::array{2.0F, 5.0F});
    CHECK(sum(lanes[0]) == 2 * cpu::Lanes<float, Arch>::size);
    CHECK(sum(lanes[1]) == 5 * cpu::Lanes<float, Arch>::size);
}
