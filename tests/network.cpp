// SPDX-License-Identifier: BSL-1.0
#include <lamina/network.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;

TEST_CASE("network.hpp has lamina::Network and its Workspace")
{
    using A = Sequential<Linear<2, 3>, Tanh>;
    Network<A> const net;
    std::array<float, 2> const x{0.5F, -1};
    std::array<float, 3> y{};
    Workspace<A> workspace;
    net.forward(std::span(x), std::span(y), workspace);
    CHECK(y == net({0.5F, -1}));
}
