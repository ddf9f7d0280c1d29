// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/network.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("lamina::Network is the CPU's, for the instruction set compiled for")
{
    using A = Sequential<Linear<2, 3>, Tanh>;
    static_assert(std::same_as<Network<A, double>, cpu::Network<A, double, xsimd::default_arch>>);
    static_assert(std::same_as<Network<A>, Network<A, float>>);
    CHECK(cpu::Network<A, float, laws::Shortest>(Network<A>{}.parameters())({1, 2})[0] ==
          Approx(Network<A>{}({1, 2})[0]).epsilon(1e-6));
}
