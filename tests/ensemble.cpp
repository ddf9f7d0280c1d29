// SPDX-License-Identifier: BSL-1.0
#include <lamina/ensemble.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;

TEST_CASE("ensemble.hpp has lamina::Ensemble, on the CPU")
{
    using A = Sequential<Linear<2, 1>, Tanh>;
    Ensemble<A, double> const ensemble{3, random::Torch{0}};
    CHECK(ensemble.size() == 3);
    CHECK(ensemble[0] == Network<A, double>{random::Torch{0}}.parameters());
}
