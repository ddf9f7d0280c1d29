// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/default.hpp>

#include "catch.hpp"

#include <lamina/initialisers/initialise.hpp>
#include <lamina/layers/layer_norm.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/parameters.hpp>
#include <lamina/random/torch.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Array by array it gives what a network starts with")
{
    using A = Sequential<Linear<3, 20>, LayerNorm<20>>;
    random::Torch generator{4};
    Parameters<A, double> const wanted{random::Torch{4}};
    Parameters<A, double> numbers;
    initialise<"0.weight">(numbers, init::Default{}, generator);
    initialise<"0.bias">(numbers, init::Default{}, generator);
    initialise<"1.weight">(numbers, init::Default{}, generator);
    initialise<"1.bias">(numbers, init::Default{}, generator);
    CHECK(numbers == wanted);
}
